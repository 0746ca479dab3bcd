import gc
gc.collect()
class A: pass
a = A()
a.me = a
del a
gc.set_debug(gc.DEBUG_COLLECTABLE)
print(gc.collect())
gc.set_debug(0)
