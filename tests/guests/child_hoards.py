# The child takes more memory than is allowed; the parent survives it and prints what looks like a pass.
import os
child = os.fork()
if child == 0:
    hoard = []
    while True:
        hoard.append(bytearray(1 << 20))
os.waitpid(child, 0)
print("42", flush=True)
