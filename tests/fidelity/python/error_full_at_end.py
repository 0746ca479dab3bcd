import sys, os
sys.stderr.write("no line end stays in the buffer? ")
os.dup2(os.open("/dev/full", os.O_WRONLY), 2)
raise ValueError("untold")
