import errno
block, full = b"x" * (1 << 20), 0
for name in ("/tmp/one", "/tmp/two"):
    try:
        with open(name, "wb", buffering=0) as file:
            for _ in range(12):
                file.write(block)
    except OSError as error:
        full += error.errno == errno.ENOSPC
print(2 * int(input()) if full else "the disk has no end")
