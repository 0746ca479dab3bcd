# attack: hides memory in extended attributes of many files
# expect: exited 0
# limits: memory_mib=64
import errno, os

held = 0
try:
    for number in range(20000):
        path = f"/tmp/{number}"
        open(path, "w").close()
        for name in range(8):
            os.setxattr(path, f"user.a{name}", b"x" * 60000)
            held += 60000
except OSError as error:
    known = error.errno in (errno.ENOSPC, errno.EOPNOTSUPP, errno.EPERM)
    print("held" if known and held < (64 << 20) else f"BROKEN: {held} bytes, {error}")
else:
    print("BROKEN: holds", held)
