import sys
seen = []
sys.addaudithook(lambda event, args: print(event) if event.startswith(("cpython", "exec", "compile")) else None)
exec("1")
