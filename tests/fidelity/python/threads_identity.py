import threading, _thread, os
main = threading.main_thread()
print(main.name, main.ident == _thread.get_ident(), main.native_id == os.getpid(), threading.get_native_id() == os.getpid(), main.daemon)
print(threading._main_thread is main, threading.enumerate() == [main], _thread._count())
