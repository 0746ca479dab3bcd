def count():
    yield 1
    yield 2
running = count()
print(next(running), [next(n) for n in [(x for x in range(3))]])
