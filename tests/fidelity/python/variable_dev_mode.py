# env: PYTHONDEVMODE=1
import sys
print(sys.flags.dev_mode)
open(__file__)
