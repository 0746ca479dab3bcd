import gc
gc.freeze()
print(gc.get_freeze_count() > 0)
class A:
    def __del__(self): print("del")
a = A()
