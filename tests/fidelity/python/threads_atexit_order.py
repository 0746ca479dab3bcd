import atexit, threading
class Noisy:
    def __del__(self): print("del")
noisy = Noisy()
ending = threading.Event()
atexit.register(print, "atexit")
threading._register_atexit(ending.set)
threading._register_atexit(print, "threading atexit")
threading.Thread(target=lambda: (ending.wait(), print("thread"))).start()
