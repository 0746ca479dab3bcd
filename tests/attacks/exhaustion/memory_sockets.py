# attack: hides memory in the buffers of socket pairs
# expect: memory
# limits: memory_mib=24 open_files=600
import socket

kept, block = [], b"x" * 4096
for _ in range(290):
    pair = socket.socketpair()
    kept.append(pair)
    for end in pair:
        end.setblocking(False)
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        try:
            while True:
                end.send(block)
        except BlockingIOError:
            pass
print("BROKEN: the sockets are full")
