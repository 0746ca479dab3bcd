# attack: leaves a link to a file of the machine where its result is expected
# expect: exited 0
# collect: result not_regular
# collect: shadow not_regular
import os

os.symlink("/etc/passwd", "result")
os.symlink("/proc/self/environ", "shadow")
print("held")
