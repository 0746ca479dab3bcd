# attack: leaves locks and leases on files that every run shares
# expect: exited 0
# layer: private_locks
# stages: plant look
from attempts import *
import fcntl

file = open("/usr/bin/python3", "rb")
try:
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
except OSError as error:
    worked(f"a lock of another run: {error}")
for name, command, argument in (("lease", 1024, 0), ("write lease", 1024, 1), ("notify", 1026, 0x8000003F)):
    fails(name, lambda: fcntl.fcntl(file, command, argument), by=REFUSALS | {"EINVAL"})
if os.fork() == 0:
    os.setsid()
    import time
    time.sleep(60)
verdict()
