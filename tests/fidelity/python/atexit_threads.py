import atexit, threading
atexit.register(lambda: print("alive at exit:", threading.active_count()))
threading.Thread(target=print, args=("thread",)).start()
