class Slotted:
    __slots__ = ("name",)
    def __del__(self): print("del", self.name)
one = Slotted()
one.name = "slotted"
