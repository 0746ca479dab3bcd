import sys, os
print("out 1")
print("err 1", file=sys.stderr)
os.write(1, b"direct\n")
print("out 2")
sys.stderr.write("no line end")
os.write(2, b" direct\n")
