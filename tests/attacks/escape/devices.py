# attack: makes the machine's devices for itself and opens what is in /dev
# expect: exited 0
from attempts import *
import stat

for name, major, minor in (("mem", 1, 1), ("kmsg", 1, 11), ("vda", 254, 0), ("sda", 8, 0), ("tty", 5, 0), ("fuse", 10, 229), ("kvm", 10, 232), ("tun", 10, 200)):
    for kind in (stat.S_IFCHR, stat.S_IFBLK):
        fails(name, lambda: os.mknod("/tmp/" + name, kind | 0o666, os.makedev(major, minor)))
known = {"null", "zero", "full", "random", "urandom", "fd", "stdin", "stdout", "stderr", "shm"}
for name in set(os.listdir("/dev")) - known:
    worked("/dev/" + name)
fails("a file in /dev", lambda: open("/dev/planted", "w"))
fails("/dev/null goes", lambda: os.remove("/dev/null"))
verdict()
