# attack: plants modules that Python imports by itself: for the next run, and in the shared library
# expect: exited 0
# stages: plant look
from attempts import *
import site, sys

if hasattr(sys, "planted"):
    worked("a module of another run was imported")
for folder in {"/work", "/tmp", site.getusersitepackages()}:
    os.makedirs(folder, exist_ok=True)
    for name in ("sitecustomize.py", "usercustomize.py"):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            worked(path + " is from another run")
        with open(path, "w") as file:
            file.write("import sys\nsys.planted = True\n")
for folder in sys.path:
    if folder.startswith("/usr"):
        fails("plant in " + folder, lambda: open(folder + "/sitecustomize.py", "w"), by=REFUSALS | {"ENOENT", "ENOTDIR"})
verdict()
