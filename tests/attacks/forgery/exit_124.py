# attack: ends with the number that tools give for a time limit
# expect: exited 124
import sys

print("42")
sys.exit(124)
