# attack: ends with the number that a shell gives for a segmentation fault
# expect: exited 139
import sys

print("42")
sys.exit(139)
