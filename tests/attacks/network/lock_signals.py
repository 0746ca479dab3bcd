# attack: hears a program that runs at the same time by its locks on a file that both see
# expect: exited 0
# layer: private_locks
import fcntl, struct
from attempts import *

# The suite holds a shared lock of either kind on the machine's own file meanwhile.
with open("/usr/bin/python3", "rb") as file:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        worked(f"flock hears one: {error}")
    question = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0)
    answer = struct.unpack("hhqqi4x", fcntl.fcntl(file, 36, question))  # F_OFD_GETLK
    if answer[0] != fcntl.F_UNLCK:
        worked(f"F_OFD_GETLK hears one of process {answer[4]}")
verdict()
