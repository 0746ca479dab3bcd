# attack: changes its input, which the judge may use again
# expect: exited 0
# stdin: what was given
from attempts import *
import fcntl

for mode in (os.O_RDWR, os.O_WRONLY, os.O_RDWR | os.O_TRUNC):
    try:
        file = os.open("/proc/self/fd/0", mode)
    except OSError:
        continue
    for what, act in (("write", lambda: os.write(file, b"planted")), ("truncate", lambda: os.ftruncate(file, 0)), ("grow", lambda: os.ftruncate(file, 4096))):
        fails(what, act, by=REFUSALS | {"EINVAL"})
fails("write to 0", lambda: os.write(0, b"x"), by=REFUSALS | {"EBADF"})
try:
    seals = fcntl.fcntl(0, fcntl.F_GET_SEALS)
    if not seals & fcntl.F_SEAL_WRITE:
        worked("the input is not sealed")
except OSError as error:
    worked(error)
os.lseek(0, 0, os.SEEK_SET)
if os.read(0, 100) != b"what was given\n":
    worked("the input has changed")
verdict()
