# attack: attaches to init and to itself with ptrace, and reads init's memory without it
# expect: exited 0
# layer: seccomp
from attempts import *

for name, request in (("traceme", 0), ("attach", 16), ("seize", 0x4206)):
    refused("ptrace " + name, 101, request, 1, 0, 0)
here = (ctypes.c_char * 16)()
part = (ctypes.c_void_p * 2)(ctypes.addressof(here), 16)
for who in (1, os.getpid()):
    refused(f"process_vm_readv {who}", 310, who, part, 1, part, 1, 0)
    refused(f"process_vm_writev {who}", 311, who, part, 1, part, 1, 0)
verdict()
