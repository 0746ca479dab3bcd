# attack: lifts the limit on digits and reads a number of ten million of them
# expect: cpu_time
# limits: cpu_ms=300 wall_ms=20000
import sys

sys.set_int_max_str_digits(0)
print("BROKEN:", int("9" * 10**7).bit_length())
