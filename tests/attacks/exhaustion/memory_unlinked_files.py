# attack: fills files and unlinks them, so that no name tells of them
# expect: memory
# limits: memory_mib=32 disk_mib=128 open_files=128
import os

block = b"x" * (1 << 20)
for number in range(100):
    file = os.open(f"/tmp/{number}", os.O_CREAT | os.O_WRONLY)
    os.unlink(f"/tmp/{number}")
    os.write(file, block)
print("BROKEN: holds 100 MiB")
