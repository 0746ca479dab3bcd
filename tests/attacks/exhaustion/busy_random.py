# attack: reads random bytes without end
# expect: cpu_time
# limits: cpu_ms=300 wall_ms=20000
with open("/dev/urandom", "rb", buffering=0) as source:
    while True:
        source.read(1 << 20)
