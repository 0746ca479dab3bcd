import sys
try:
    sys.exit(3)
finally:
    sys.exit(5)
