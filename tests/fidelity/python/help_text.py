help(len)
print(__builtins__.credits.__class__.__name__)
