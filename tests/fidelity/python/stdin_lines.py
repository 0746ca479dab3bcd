# stdin: one\r\ntwo\rthree\n\nlast
import sys
for line in sys.stdin:
    print(repr(line))
