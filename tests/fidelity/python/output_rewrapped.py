import sys, io
print("first")
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="latin-1", line_buffering=True)
print("ä")
