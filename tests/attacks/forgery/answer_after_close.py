# attack: closes standard output after the wrong answer and gives the right one by every path that leads back
# expect: exited 0
# prints: 41
import os

os.write(1, b"41\n")
os.close(1)
for path in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/proc/thread-self/fd/1", "/dev/tty", "/dev/console"):
    try:
        os.write(os.open(path, os.O_WRONLY), b"42\n")
    except OSError:
        pass
