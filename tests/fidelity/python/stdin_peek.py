# stdin: peek me\n
import sys
print(sys.stdin.buffer.peek(), sys.stdin.buffer.raw.tell() if sys.stdin.seekable() else None, sys.stdin.isatty())
