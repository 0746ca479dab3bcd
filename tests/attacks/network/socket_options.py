# attack: uses options of local sockets that need privileges, and binds where others would look
# expect: exited 0
from attempts import *
import socket

one = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
for name, option in (("SO_MARK", 36), ("SO_SNDBUFFORCE", 32), ("SO_RCVBUFFORCE", 33), ("SO_DEBUG", 1), ("SO_PRIORITY", 12)):
    fails(name, lambda: one.setsockopt(socket.SOL_SOCKET, option, 7), by=REFUSALS | {"EOPNOTSUPP"})
for path in ("/run/x", "/usr/x", "/x", "/dev/log", "/etc/x", "/program/x", "/box/x"):
    fails(path, lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).bind(path), by=REFUSALS | {"ENOENT"})
verdict()
