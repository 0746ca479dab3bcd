# attack: spins in a grandchild, while its parents only wait for it
# expect: cpu_time
# limits: cpu_ms=300 wall_ms=20000
# uses: cpu_ms>=300
import os

for _ in range(3):
    if os.fork() != 0:
        os.wait()
        os._exit(0)
while True:
    pass
