import threading, time, os, signal
def late():
    time.sleep(0.02)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.05)
threading.Thread(target=late).start()
