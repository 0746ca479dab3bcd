# stdin: ab\x00\xff\n\xc3\xa4
import sys
print(sys.stdin.buffer.read())
