class Iterator:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): print("inner closed")
def outer():
    yield from Iterator()
running = outer()
print(next(running))
