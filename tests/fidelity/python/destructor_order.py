class Noisy:
    def __init__(self, name, *held): self.name, self.held = name, held
    def __del__(self): print("del", self.name)
outer = Noisy("outer", Noisy("inner"))
values = {n: Noisy(n) for n in range(3)}
chain = Noisy("a", Noisy("b", Noisy("c")))
_hidden = Noisy("hidden")
del chain
print("main ends")
