# attack: reads where the machine keeps its control groups, and by that which slot and product runs it
# expect: exited 0
# layer: cgroup_namespace
from attempts import *

for line in open("/proc/self/cgroup"):
    if line.rstrip("\n").split(":", 2)[2] != "/":
        worked(line.strip())
for line in open("/proc/self/mountinfo"):
    if "slot" in line or "cgroup" in line:
        worked(line.strip())
verdict()
