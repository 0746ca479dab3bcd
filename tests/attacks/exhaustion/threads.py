# attack: starts threads without end
# expect: exited 0
# limits: processes=20
import threading

done = threading.Event()
started = 0
try:
    while started < 500:
        threading.Thread(target=done.wait, daemon=True).start()
        started += 1
except RuntimeError:
    pass
print("held" if started < 20 else f"BROKEN: {started} threads")
done.set()
