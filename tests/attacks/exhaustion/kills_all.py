# attack: kills init and then, from a child, every process that can be reached: its own main process is all there is
# expect: signaled 9
import os, time

try:
    os.kill(1, 9)
    print("BROKEN: init takes the signal")
except PermissionError:
    pass
if os.fork() == 0:
    os.kill(-1, 9)
time.sleep(60)
