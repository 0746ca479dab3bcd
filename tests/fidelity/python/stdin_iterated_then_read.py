# stdin: 1\n2\n3\n
import sys
print(next(sys.stdin), sys.stdin.readline(), sys.stdin.read())
try:
    next(sys.stdin)
except StopIteration:
    print("stop")
print(sys.stdin.tell() if sys.stdin.seekable() else "")
