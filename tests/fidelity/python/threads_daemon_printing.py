import threading, time
ready = threading.Event()
def forever():
    print("daemon")
    ready.set()
    time.sleep(60)
    print("never")
threading.Thread(target=forever, daemon=True).start()
ready.wait()
