import os
pid = os.fork()
if pid == 0:
    os.kept = open("module.txt", "w")
    os.kept.write("buffered in a module")
    raise SystemExit(0)
os.waitpid(pid, 0)
print(open("module.txt").read())
