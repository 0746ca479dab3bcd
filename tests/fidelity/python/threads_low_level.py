import _thread, time
lock = _thread.allocate_lock()
lock.acquire()
def run():
    print("started")
    lock.release()
_thread.start_new_thread(run, ())
lock.acquire()
print("joined by lock")
