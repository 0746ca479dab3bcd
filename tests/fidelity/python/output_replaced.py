import sys, io
print("before")
sys.stdout = io.StringIO()
print("swallowed")
