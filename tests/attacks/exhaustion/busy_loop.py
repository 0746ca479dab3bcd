# attack: spins in Python
# expect: cpu_time
# limits: cpu_ms=200 wall_ms=10000
# uses: cpu_ms>=200
while True:
    pass
