# attack: computes a number of a thousand million digits
# expect: cpu_time|memory
# limits: cpu_ms=300 wall_ms=20000 memory_mib=64
print("BROKEN:", (10**10**9).bit_length())
