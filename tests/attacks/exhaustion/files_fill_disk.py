# attack: fills the work folder, /tmp and /dev/shm beyond the disk limit they share
# expect: exited 0
# layer: disk_limit
# limits: disk_mib=4 memory_mib=64
import errno, os
from attempts import *

total = 0
block = b"x" * 65536
for place in ("/work", "/tmp", "/dev/shm"):
    with open(place + "/filler", "wb", buffering=0) as file:
        try:
            for _ in range(200):
                total += file.write(block)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EFBIG):
                worked(error)
if total > 4 << 20:
    worked(f"wrote {total} bytes")
verdict()
