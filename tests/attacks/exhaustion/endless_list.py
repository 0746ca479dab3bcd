# attack: takes memory without end in a Python list
# expect: memory
# limits: memory_mib=48
# layer: cgroup
kept = []
for _ in range(200):
    kept.append(bytearray(b"x") * (1 << 20))
print("BROKEN: holds 200 MiB")
