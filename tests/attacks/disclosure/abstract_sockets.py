# attack: connects to sockets of the machine that have no path, and to the usual ones that do
# expect: exited 0
from attempts import *
import socket

names = ["\0/tmp/.X11-unix/X0", "\0dbus", "\0/run/dbus/system_bus_socket", "\0systemd", "\0docker", "\0assay", "\0/containerd-shim", "\0lxc-monitord",
         "/run/docker.sock", "/var/run/docker.sock", "/run/systemd/private", "/run/dbus/system_bus_socket", "/tmp/assay.sock", "/run/assay/socket"]
for name in names:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        with socket.socket(socket.AF_UNIX, kind) as one:
            fails(repr(name), lambda: one.connect(name), by=REFUSALS | {"ECONNREFUSED", "ENOENT"})
verdict()
