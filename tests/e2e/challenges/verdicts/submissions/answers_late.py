import os
import time
if os.fork() == 0:
    os.setsid()
    time.sleep(0.2)
    print(2 * int(input()), flush=True)
    os._exit(0)
