# env: PYTHONDONTWRITEBYTECODE
import sys
print(sys.flags.dont_write_bytecode)
