# stdin: a\nb\nc\nd\n
import sys
print(repr(sys.stdin.readline()), repr(input()), repr(sys.stdin.readline(1)), sys.stdin.readlines())
