import errno, fcntl
try:
    fcntl.ioctl(open("/dev/zero"), 0x5401, b"\0" * 64)
    print("allowed")
except OSError as error:
    print(errno.errorcode[error.errno])
