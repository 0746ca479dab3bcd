import threading
threading.Timer(0.01, print, args=("timer",)).start()
