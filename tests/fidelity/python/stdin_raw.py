# stdin: 0123456789
import os, sys
print(sys.stdin.read(1), os.read(0, 4), os.lseek(0, 0, os.SEEK_CUR) if sys.stdin.seekable() else "pipe")
