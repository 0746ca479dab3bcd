# attack: claims to be out of memory without having taken any
# expect: exited 1
raise MemoryError("oom_kill 1")
