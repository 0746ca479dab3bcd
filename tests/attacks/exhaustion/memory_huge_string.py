# attack: asks for a string of a tebibyte
# expect: exited 1|memory
# limits: memory_mib=48
kept = "x" * (1 << 40)
print("BROKEN:", len(kept))
