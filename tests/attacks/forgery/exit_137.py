# attack: ends with the number that a shell gives for SIGKILL, to look like a victim of the memory limit
# expect: exited 137
import sys

print("42")
sys.exit(137)
