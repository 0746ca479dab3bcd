import os
child = os.fork()
if child == 0:
    kept = []
    while True:
        kept.append(b"x" * (1 << 20))
os.waitpid(child, 0)
print(2 * int(input()))
