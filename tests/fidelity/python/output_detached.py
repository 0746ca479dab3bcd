import sys
print("a")
buffer = sys.stdout.detach()
buffer.write(b"written after\n")
