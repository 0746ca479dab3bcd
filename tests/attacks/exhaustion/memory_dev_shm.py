# attack: fills shared memory by its own module, which lies in /dev/shm
# expect: memory
# limits: memory_mib=32 disk_mib=128
# layer: cgroup
from multiprocessing import shared_memory

kept = []
for _ in range(30):
    block = shared_memory.SharedMemory(create=True, size=3 << 20)
    block.buf[:] = b"x" * (3 << 20)
    kept.append(block)
print("BROKEN: holds 90 MiB")
