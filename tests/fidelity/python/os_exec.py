import os, sys
print("lost")
os.execv(sys.executable, [sys.executable, "-c", "print('another')"])
