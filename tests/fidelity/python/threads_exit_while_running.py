import threading, time, sys
def late():
    while threading.main_thread().is_alive(): time.sleep(0.001)
    print("thread after main's exit")
threading.Thread(target=late).start()
sys.exit(4)
