# attack: matches an expression that takes exponential time
# expect: cpu_time
# limits: cpu_ms=300 wall_ms=20000
import re

print("BROKEN:", re.match("(a+)+$", "a" * 64 + "b"))
