class Bare(int):
    __slots__ = ()
    def __del__(self): print("del", int(self))
values = [Bare(1), Bare(2)]
print("main ends")
