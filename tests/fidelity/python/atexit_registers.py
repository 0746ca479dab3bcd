import atexit
def first():
    print("first")
    atexit.register(print, "too late")
atexit.register(first)
