# env: PYTHONUNBUFFERED=1
import os, sys
sys.stdout.write("first ")
os.write(1, b"second ")
print(sys.stdout.write_through, type(sys.stdout.buffer).__name__)
