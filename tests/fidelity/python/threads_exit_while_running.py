import threading, time, sys
def late():
    time.sleep(0.02)
    print("thread after main's exit")
threading.Thread(target=late).start()
sys.exit(4)
