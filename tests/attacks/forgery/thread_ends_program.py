# attack: ends its main thread and lets another go on
# expect: wall_time
# limits: wall_ms=500
import ctypes, threading, time

threading.Thread(target=time.sleep, args=(60,)).start()
ctypes.CDLL(None).syscall(60, 0)
