# attack: looks up names with the system's resolver and by its own packets
# expect: exited 0
# limits: wall_ms=4000
from attempts import *
import socket

for name in ("example.com", "localhost", "box", "gateway"):
    try:
        worked(socket.getaddrinfo(name, 80))
    except OSError:
        pass
for server in ("1.1.1.1", "127.0.0.53", "169.254.169.253"):
    fails(server, lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"\0" * 12, (server, 53)))
verdict()
