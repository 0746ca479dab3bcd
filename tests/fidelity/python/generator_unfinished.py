def count():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
running = count()
print(next(running))
