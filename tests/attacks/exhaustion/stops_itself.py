# attack: stops itself and is never continued
# expect: wall_time
# limits: wall_ms=400
import os, signal

os.kill(os.getpid(), signal.SIGSTOP)
print("BROKEN: went on")
