import atexit
for n in range(3):
    atexit.register(print, "exit", n)
@atexit.register
def last(): print("registered last, called first")
print("main ends")
