import _decimal, _json, _ctypes, mmap, readline
print(_decimal.__file__, _json.__file__, _ctypes.__file__)
