# Ends at once, leaving a daemon that holds standard output and ignores every signal that can be ignored.
import os, signal, sys, time
if os.fork() == 0:
    os.setsid()
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    if os.fork() != 0:
        os._exit(0)
    while True:
        time.sleep(60)
print("main is done", flush=True)
os._exit(0)
