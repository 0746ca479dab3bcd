import warnings
print(warnings.filters)
warnings.warn("user")
warnings.warn("old", DeprecationWarning)
def f(): warnings.warn("up", RuntimeWarning, stacklevel=2)
f()
f()
