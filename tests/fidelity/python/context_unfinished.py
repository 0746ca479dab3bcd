import contextlib
@contextlib.contextmanager
def held():
    print("enter")
    try:
        yield
    finally:
        print("leave")
context = held()
context.__enter__()
