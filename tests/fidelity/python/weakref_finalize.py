import weakref
class Thing: pass
thing = Thing()
weakref.finalize(thing, print, "finalized", 1)
other = Thing()
weakref.finalize(other, print, "finalized", 2)
print("main ends")
