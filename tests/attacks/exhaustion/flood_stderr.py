# attack: writes to standard error without end
# expect: output
# limits: output_kib=16
import sys

while True:
    sys.stderr.write("x" * 4096)
