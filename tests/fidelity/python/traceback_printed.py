import traceback, sys
def f(): raise OSError(2, "No such thing", "name")
try:
    f()
except OSError:
    traceback.print_exc(file=sys.stdout)
    print(traceback.format_exc())
traceback.print_stack(file=sys.stdout)
