# attack: gives orders to the machine: restart, modules, kernels, swap, clock, names, ports, log
# expect: exited 0
# layer: seccomp
from attempts import *

room = ctypes.create_string_buffer(4096)
name = ctypes.c_char_p(b"/tmp/x")
for what, number, arguments in (
        ("reboot", 169, (0xfee1dead - (1 << 32), 672274793, 0, 0)), ("kexec_load", 246, (0, 0, 0, 0)), ("kexec_file_load", 320, (0, 0, 0, 0, 0)),
        ("init_module", 175, (room, 16, room)), ("finit_module", 313, (0, room, 0)), ("delete_module", 176, (name, 0)),
        ("swapon", 167, (name, 0)), ("swapoff", 168, (name,)), ("syslog", 103, (3, room, 4096)), ("acct", 163, (name,)),
        ("sethostname", 170, (name, 4)), ("setdomainname", 171, (name, 4)), ("iopl", 172, (3,)), ("ioperm", 173, (0x80, 1, 1)),
        ("quotactl", 179, (0, 0, 0, 0)), ("quotactl_fd", 443, (0, 0, 0, 0)), ("vhangup", 153, ()), ("nfsservctl", 180, (0, 0, 0)),
        ("settimeofday", 164, (room, 0)), ("clock_settime", 227, (0, room)), ("adjtimex", 159, (room,)), ("clock_adjtime", 305, (0, room))):
    refused(what, number, *arguments)
verdict()
