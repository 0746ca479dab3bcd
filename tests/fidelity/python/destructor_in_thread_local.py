import threading
class Noisy:
    def __del__(self): print("del")
local = threading.local()
local.kept = Noisy()
print("main ends")
