# attack: writes the right answer into the descriptors of init, one of which may report to the judge
# expect: exited 0
import os
from attempts import *

for process in (1, os.getppid(), "thread-self/../../1"):
    for number in range(16):
        fails(f"{process}'s {number}", lambda: open(f"/proc/{process}/fd/{number}", "wb", 0).write(b"42\n"), REFUSALS | {"ENOENT"})
verdict()
