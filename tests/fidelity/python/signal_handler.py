import signal, os
def handler(number, frame):
    print("got", number, frame.f_code.co_name, frame.f_lineno)
signal.signal(signal.SIGUSR1, handler)
def work():
    os.kill(os.getpid(), signal.SIGUSR1)
    return 1
print(work())
