import inspect, sys
def f(a, *, b=2) -> int:
    "text"
    return a + b
print(inspect.getsource(f), inspect.signature(f), inspect.getfile(f), inspect.getmodule(f), inspect.currentframe().f_lineno)
print([frame.function for frame in inspect.stack()], inspect.getsourcelines(sys.modules["__main__"])[1])
