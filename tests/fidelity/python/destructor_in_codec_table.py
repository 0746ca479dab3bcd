import codecs
class Search:
    def __call__(self, name): return None
    def __del__(self, print=print): print("del search")
codecs.register(Search())
print("main ends")
