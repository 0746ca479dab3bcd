# attack: asks a device for what only terminals do: landlock is to refuse before the device itself answers
# expect: exited 0
# layer: landlock
from attempts import *
import fcntl

release = tuple(int(part) for part in os.uname().release.split("-")[0].split(".")[:2])
try:
    fcntl.ioctl(open("/dev/zero"), 0x5401, bytes(64))
    worked("the device was controlled")
except OSError as error:
    if release >= (6, 10) and error.errno != errno.EACCES:  # from landlock's version 5 on
        worked("the device itself answered")
verdict()
