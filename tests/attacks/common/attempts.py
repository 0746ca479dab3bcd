# What the attacks in Python share. An attempt that works, or that fails for another reason than a refusal, is noted: a call
# that ends in EFAULT or EINVAL has passed the guard and only met a careless argument.
import ctypes, errno, os

libc = ctypes.CDLL(None, use_errno=True)
REFUSALS = {"EPERM", "EACCES", "ENOSYS", "EAFNOSUPPORT", "ENOTTY", "EROFS"}
_worked = []


def worked(what):
    _worked.append(str(what))


def syscall(number, *arguments):
    """The result and the name of errno, "" when there is none."""
    ctypes.set_errno(0)
    plain = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    result = libc.syscall(ctypes.c_long(number), *plain)
    return result, errno.errorcode[ctypes.get_errno()] if result == -1 else ""


def refused(what, number, *arguments, by=REFUSALS):
    result, name = syscall(number, *arguments)
    if name not in by:
        worked(f"{what} ({name or result})")


def fails(what, act, by=REFUSALS):
    try:
        act()
    except OSError as error:
        if errno.errorcode.get(error.errno) not in by:
            worked(f"{what} ({error})")
    else:
        worked(what)


def absent(*paths):
    for path in paths:
        if os.path.lexists(path):
            worked(f"{path} is there")


def verdict():
    print("BROKEN: " + "; ".join(_worked) if _worked else "held")
