# attack: uses its time in short-lived orphans that nobody waits for, so that no process ever has used much
# expect: cpu_time
# limits: cpu_ms=300 wall_ms=20000
import os

while True:
    child = os.fork()
    if child == 0:
        if os.fork() == 0:
            sum(range(100000))
        os._exit(0)
    os.waitpid(child, 0)
