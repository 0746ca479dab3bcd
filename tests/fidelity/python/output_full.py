import sys, os
print("lost")
os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
