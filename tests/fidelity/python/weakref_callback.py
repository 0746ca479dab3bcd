import weakref
class Thing: pass
thing = Thing()
reference = weakref.ref(thing, lambda r: print("gone"))
print("main ends")
