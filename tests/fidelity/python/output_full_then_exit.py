import sys, os
os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
print("lost")
sys.exit(3)
