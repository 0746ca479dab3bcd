# Writes one file, and then empty ones, until refused; prints the MiB and the count.
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
written = 0
try:
    with open("large", "wb", buffering=0) as file:
        while True:
            written += file.write(b"x" * 65536)
except OSError:
    pass
os.remove("large")
count = 0
try:
    while True:
        open(f"empty{count}", "w").close()
        count += 1
except OSError:
    pass
print(written >> 20, count)
