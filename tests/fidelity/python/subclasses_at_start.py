print([kind.__module__ + "." + kind.__qualname__ for kind in object.__subclasses__()])
print(len(BaseException.__subclasses__()), len(type.__subclasses__(type)))
