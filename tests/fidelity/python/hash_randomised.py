import sys
print(hash(1), hash(2.5), hash(None) == hash(None), hash((1, 2)), sys.flags.hash_randomization, {3, 1, 2}, hash("") == 0)
print(list({"b": 1, "a": 2}), sorted({"x", "y"}))
