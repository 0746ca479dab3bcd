import os, warnings
warnings.simplefilter("always")
entries = os.scandir("/")
next(entries)
