import os, abc, codecs, io
class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self, print=print): print("del", self.name)
os.kept = Noisy("os")
abc.ABC.kept = Noisy("abc.ABC")
codecs.kept = Noisy("codecs")
io.IOBase.kept = Noisy("io.IOBase")
os.environ.kept = Noisy("environ")
print("main ends")
