import gc
class Node:
    def __del__(self): print("del")
node = Node()
node.me = node
del node
print(gc.collect() > 0)
