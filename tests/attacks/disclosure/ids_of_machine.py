# attack: looks which users of the machine stand behind its own
# expect: exited 0
from attempts import *

for name in ("uid_map", "gid_map"):
    for line in open("/proc/self/" + name):
        inside, outside, count = (int(word) for word in line.split())
        # An id of nobody's; rootless that of the launcher's own namespace, which is not root's here.
        if count != 1 or (outside < 1 << 30 and (inside, outside) != (1000, 0)):
            worked(f"{name}: {line.strip()}")
if open("/proc/self/setgroups").read().strip() not in ("allow", "deny"):
    worked("setgroups")
if os.getgroups():
    worked(f"groups {os.getgroups()}")
verdict()
