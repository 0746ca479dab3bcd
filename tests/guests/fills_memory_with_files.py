# Files in the work folder and pages of a memfd are memory, and count as such.
import os, sys
fd = os.memfd_create("hoard") if sys.argv[1] == "memfd" else os.open("hoard", os.O_RDWR | os.O_CREAT)
for megabyte in range(40):
    os.pwrite(fd, b"x" * (1 << 20), megabyte << 20)
print("kept")
