import os, signal
print("written", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
