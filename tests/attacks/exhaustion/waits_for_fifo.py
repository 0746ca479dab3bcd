# attack: opens a FIFO that has no other end
# expect: wall_time
# limits: wall_ms=400
import os

os.mkfifo("never")
open("never")
