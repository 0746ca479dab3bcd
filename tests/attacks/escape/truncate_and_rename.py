# attack: truncates, links, exchanges and removes what is not its own, by every call there is
# expect: exited 0
from attempts import *

for target in ("/usr/bin/env", "/etc/passwd", "/etc/group", "/etc/ld.so.cache", "/proc/self/status", "/dev/null"):
    path = ctypes.c_char_p(target.encode())
    own = ctypes.c_char_p(b"/work/own")
    open("/work/own", "w").close()
    if target != "/dev/null":
        fails("truncate " + target, lambda: os.truncate(target, 0), by=REFUSALS | {"EINVAL"})
    fails("remove " + target, lambda: os.remove(target))
    fails("rename " + target, lambda: os.rename(target, "/work/taken"), by=REFUSALS | {"EXDEV"})
    fails("replace " + target, lambda: os.rename("/work/own", target), by=REFUSALS | {"EXDEV"})
    refused("exchange " + target, 316, -100, own, -100, path, 2, by=REFUSALS | {"EXDEV"})
    fails("link " + target, lambda: os.link(target, "/work/link"), by=REFUSALS | {"EXDEV"})
    fails("attribute " + target, lambda: os.setxattr(target, "user.x", b"x"), by=REFUSALS | {"EOPNOTSUPP"})
    if target != "/proc/self/status":
        fails("times " + target, lambda: os.utime(target, (1, 1)))
verdict()
