# attack: hides memory in files without a name, each within the limit on one file
# expect: memory
# limits: memory_mib=32 disk_mib=16
# layer: cgroup
import os

block = b"x" * (10 << 20)
for _ in range(20):
    os.write(os.memfd_create("kept"), block)
print("BROKEN: holds 200 MiB")
