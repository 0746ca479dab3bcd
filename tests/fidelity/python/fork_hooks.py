import os
os.register_at_fork(before=lambda: print("before"), after_in_parent=lambda: print("parent"), after_in_child=lambda: print("child"))
pid = os.fork()
if pid == 0:
    raise SystemExit
os.waitpid(pid, 0)
