import gc
gc.set_debug(gc.DEBUG_COLLECTABLE)
class A: pass
a = A()
a.me = a
