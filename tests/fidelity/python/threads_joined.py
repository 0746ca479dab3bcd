import threading, time
def late(n):
    time.sleep(0.01 * n)
    print("thread", n)
for n in range(3):
    threading.Thread(target=late, args=(n,)).start()
print("main ends", threading.current_thread().name, threading.main_thread() is threading.current_thread())
