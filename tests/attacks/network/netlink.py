# attack: talks to the kernel's own sockets: routes, audit, firewall, devices, cryptography
# expect: exited 0
# layer: seccomp
from attempts import *

for protocol in range(23):
    refused(f"netlink {protocol}", 41, 16, 3, protocol, by={"EAFNOSUPPORT"})
for name, family in (("algorithms", 38), ("packets", 17), ("xdp", 44), ("can", 29), ("bluetooth", 31), ("tipc", 30), ("rds", 21), ("kcm", 41), ("qipcrtr", 42), ("smc", 43), ("mctp", 45)):
    for kind in (1, 2, 3, 5):
        refused(name, 41, family, kind, 0, by={"EAFNOSUPPORT"})
verdict()
