# attack: uses processor time in a child of a child and reports that it used none
# expect: exited 0
# prints: cpu 0.0
# uses: cpu_ms>=150
import os, time

if os.fork() == 0:
    if os.fork() == 0:
        while time.process_time() < 0.2:
            pass
        open("done", "w").close()
    os._exit(0)
os.wait()
while not os.path.exists("done"):
    time.sleep(0.01)
time.process_time = lambda: 0.0
print("cpu", time.process_time())
