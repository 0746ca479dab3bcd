"""The module's text."""
import __main__
print(__main__.__doc__, __main__.__file__)
