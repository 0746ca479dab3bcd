# attack: has the shell double itself for ever
# expect: cpu_time|wall_time
# limits: cpu_ms=300 wall_ms=3000 processes=24
import os

os.system("bomb() { bomb | bomb & }; bomb; while :; do bomb; done")
while True:
    pass
