import sys
print("kept")
del sys.stdout
