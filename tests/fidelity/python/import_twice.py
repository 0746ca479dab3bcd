# file: counted.py print("loaded", __name__, __spec__.cached)
import counted
import counted
import importlib
importlib.reload(counted)
