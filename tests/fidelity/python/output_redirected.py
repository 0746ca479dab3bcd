import contextlib, io
target = io.StringIO()
with contextlib.redirect_stdout(target):
    print("inside")
print(repr(target.getvalue()))
