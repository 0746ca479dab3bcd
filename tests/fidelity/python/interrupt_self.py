import os, signal, time
print("flushed although interrupted")
os.kill(os.getpid(), signal.SIGINT)
time.sleep(5)
