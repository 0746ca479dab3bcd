import threading, sys
def leave(): sys.exit(5)
thread = threading.Thread(target=leave)
thread.start()
thread.join()
print("main goes on")
