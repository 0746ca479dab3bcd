# attack: stops its own main process and spins in a child of another session
# expect: cpu_time
# limits: cpu_ms=300 wall_ms=20000
import os, signal

if os.fork() == 0:
    os.setsid()
    os.kill(os.getppid(), signal.SIGSTOP)
    while True:
        pass
signal.pause()
