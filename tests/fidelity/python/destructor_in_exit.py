import sys
class Noisy:
    def __del__(self): print("del")
def f():
    local = Noisy()
    sys.exit(3)
f()
