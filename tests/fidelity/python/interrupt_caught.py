import os, signal, time
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)
except KeyboardInterrupt:
    print("caught")
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
