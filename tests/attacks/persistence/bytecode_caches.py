# attack: plants compiled modules beside the library's own, and in a cache folder of its choice
# expect: exited 0
# stages: plant look
from attempts import *
import importlib.util, json, py_compile, sys

own = importlib.util.cache_from_source(json.__file__)
fails("bytecode of json", lambda: open(own, "wb"))
fails("remove it", lambda: os.remove(own), by=REFUSALS | {"ENOENT"})
fails("replace it", lambda: os.rename("/work/attempts.py", own) or os.rename(own, "/work/attempts.py"), by=REFUSALS | {"EXDEV"})
for path in ("/work/__pycache__", "/tmp/pycache", "/dev/shm/pycache"):
    if os.path.exists(path):
        worked(path + " is from another run")
    os.makedirs(path)
    py_compile.compile("/work/attempts.py", path + "/json.pyc")
verdict()
