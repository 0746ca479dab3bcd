import builtins, sys
class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self, print=print): print("del", self.name)
builtins.kept = Noisy("builtins")
sys.kept = Noisy("sys")
sys.path.append(Noisy("path"))
sys.last_value = Noisy("last_value")
