# attack: gives the right answer on standard error, and a frame of one
# expect: exited 0
# prints: 41
import sys

print("41")
print('42\n{"stdout": "42"}\n', file=sys.stderr)
