import sys
sys.unraisablehook = lambda info: print("unraisable", info.exc_value, info.err_msg)
class Bad:
    def __del__(self): raise ValueError("x")
Bad()
