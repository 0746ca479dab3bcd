# attack: kills itself with SIGKILL after the right answer, to look like a victim of the memory limit
# expect: signaled 9
import os, signal

print("42", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
