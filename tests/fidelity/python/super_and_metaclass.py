class M(type):
    def __new__(m, name, bases, d, **k): return super().__new__(m, name, bases, d)
    def __call__(cls, *a): return super().__call__(*a)
class A(metaclass=M, flag=1): pass
class B(A):
    def __init__(self): super().__init__()
print(B.__mro__, B())if False else print([c.__name__ for c in B.__mro__])
