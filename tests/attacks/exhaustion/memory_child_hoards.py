# attack: lets a child take the memory and reports success although the child was killed
# expect: memory
# limits: memory_mib=40
import os

child = os.fork()
if child == 0:
    kept = []
    for _ in range(200):
        kept.append(bytearray(b"x") * (1 << 20))
    os._exit(0)
os.waitpid(child, 0)
print("42")
