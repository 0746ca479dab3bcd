# attack: sends itself the signal of a refused call
# expect: signaled 31
import os

os.kill(os.getpid(), 31)
