# env: PYTHONOPTIMIZE=1
assert False
import sys
print(sys.flags.optimize)
