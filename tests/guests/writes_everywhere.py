# Tries to write outside its own places; prints what worked.
import os
for folder in ("/", "/usr", "/usr/bin", "/usr/lib", "/etc", "/program", "/dev", "/proc", "/proc/self", "/bin", "/lib"):
    try:
        open(folder + "/planted", "w").close()
        print("wrote in", folder)
    except OSError:
        pass
for path, text in (("/proc/self/oom_score_adj", "-500"), ("/proc/self/uid_map", "0 0 1"), ("/proc/self/comm", "x"), ("/proc/self/coredump_filter", "0")):
    try:
        with open(path, "w") as file:
            file.write(text)
        print("wrote", path)
    except OSError:
        pass
for path in ("/usr/bin/env", "/etc/passwd"):
    for act in (os.remove, lambda p: os.chmod(p, 0o777), lambda p: os.rename(p, "/work/taken"), lambda p: os.truncate(p, 0)):
        try:
            act(path)
            print("changed", path)
        except OSError:
            pass
for folder in ("/work", "/tmp", "/dev/shm"):
    with open(folder + "/own", "w") as file:
        file.write("x")
print("tried")
