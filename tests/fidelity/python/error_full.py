import sys, os
os.dup2(os.open("/dev/full", os.O_WRONLY), 2)
sys.stderr.write("no end of line")
