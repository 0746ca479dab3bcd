# file: package/__init__.py from . import part\n
# file: package/part.py import __main__\nprint(__name__, __package__, __main__.__name__)\n
import package
print(package.__path__)
