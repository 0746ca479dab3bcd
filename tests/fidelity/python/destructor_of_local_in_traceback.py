class Noisy:
    def __del__(self): print("del")
def f():
    local = Noisy()
    raise ValueError("holds a frame")
f()
