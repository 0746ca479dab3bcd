# attack: ends with the wrong answer and has a child print the right one
# expect: exited 0
# prints: 41
import os, time

if os.fork() == 0:
    os.setsid()
    time.sleep(0.2)
    print("42", flush=True)
    os._exit(0)
print("41")
