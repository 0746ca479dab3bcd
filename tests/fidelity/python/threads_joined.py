import threading
turns = [threading.Event() for n in range(4)]
def late(n):
    turns[n].wait()
    print("thread", n)
    turns[n + 1].set()
for n in range(3):
    threading.Thread(target=late, args=(n,)).start()
print("main ends", threading.current_thread().name, threading.main_thread() is threading.current_thread())
turns[0].set()
