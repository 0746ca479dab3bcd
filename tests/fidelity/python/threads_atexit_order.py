import atexit, threading, time
class Noisy:
    def __del__(self): print("del")
noisy = Noisy()
atexit.register(print, "atexit")
threading._register_atexit(print, "threading atexit")
threading.Thread(target=lambda: (time.sleep(0.01), print("thread"))).start()
