import atexit
atexit.register(print, "at exit")
raise RuntimeError("main dies")
