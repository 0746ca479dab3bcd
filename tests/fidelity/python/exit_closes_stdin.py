import sys
try:
    exit(2)
except SystemExit:
    print(sys.stdin.closed)
