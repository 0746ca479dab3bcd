import sys
class Late:
    def __del__(self): print("to stderr", file=sys.stderr)
late = Late()
