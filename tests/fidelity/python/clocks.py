import time
print(time.process_time() < 2, time.perf_counter() > 0, time.monotonic() <= time.monotonic(), time.thread_time() < 2)
print({name: time.get_clock_info(name).implementation for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time")})
