"""Leaves processes that have left its session, hold files and ignore what can be ignored."""
import os
import signal
import time

for number in range(4):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for name in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGPIPE):
                signal.signal(name, signal.SIG_IGN)
            held = open(f"/tmp/held-{number}", "w")
            held.write("x" * 100_000)
            time.sleep(600)
        os._exit(0)
print(sum(map(int, input().split())), flush=True)
time.sleep(0.1)
