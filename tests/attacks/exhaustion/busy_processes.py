# attack: spreads a busy loop over processes that each stay below the limit
# expect: cpu_time
# limits: cpu_ms=400 wall_ms=20000
# uses: cpu_ms>=400
import os, time

# Four at a time, for as long as it takes to meet the limit, however it is scaled.
for _ in range(200):
    for _ in range(4):
        if os.fork() == 0:
            while time.process_time() < 0.3:
                pass
            os._exit(0)
    for _ in range(4):
        os.wait()
print("BROKEN: used 240 s")
