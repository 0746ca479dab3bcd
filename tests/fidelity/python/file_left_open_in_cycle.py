import os
pid = os.fork()
if pid == 0:
    class Node: pass
    node = Node()
    node.me = node
    node.file = open("cycle.txt", "w")
    node.file.write("buffered in a cycle")
    raise SystemExit(0)
os.waitpid(pid, 0)
print(open("cycle.txt").read())
