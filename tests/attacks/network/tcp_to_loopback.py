# attack: connects to services on the machine's loopback: the daemon, databases, caches
# expect: exited 0
from attempts import *
import socket

for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"), (socket.AF_INET, "0.0.0.0"), (socket.AF_INET, "127.1.2.3")):
    for port in (22, 80, 443, 5432, 6379, 8080, 8081, 2375, 11211):
        fails(f"{address} {port}", lambda: socket.socket(family, socket.SOCK_STREAM).connect((address, port)))
verdict()
