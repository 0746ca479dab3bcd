import threading, time, os, signal
def late():
    while threading.main_thread().is_alive(): time.sleep(0.001)
    time.sleep(0.02)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.05)
threading.Thread(target=late).start()
