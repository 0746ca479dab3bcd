# attack: ends with the number that the launcher's own failures might use
# expect: exited 255
import sys

print("42")
sys.exit(255)
