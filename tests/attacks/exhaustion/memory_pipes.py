# attack: hides memory in the buffers of pipes
# expect: memory
# limits: memory_mib=24 open_files=256
import fcntl, os

block = b"x" * 65536
for _ in range(120):
    reader, writer = os.pipe2(os.O_NONBLOCK)
    try:
        fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 1 << 20)
    except OSError:
        pass
    try:
        while True:
            os.write(writer, block)
    except BlockingIOError:
        pass
print("BROKEN: the pipes are full")
