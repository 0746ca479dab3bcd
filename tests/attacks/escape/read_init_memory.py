# attack: reads the memory, the files and the descriptors of init through /proc
# expect: exited 0
from attempts import *

for name in ("mem", "maps", "environ", "fd", "root", "cwd", "exe", "cmdline", "ns/user", "status", "task"):
    absent("/proc/1/" + name)
if "1" in os.listdir("/proc"):
    worked("init is listed")
verdict()
