import atexit, sys
atexit.register(print, "still called")
atexit.register(sys.exit, 9)
