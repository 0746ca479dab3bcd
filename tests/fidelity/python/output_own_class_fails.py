import sys
class Bad:
    def write(self, text): pass
    def flush(self): raise OSError("cannot flush")
sys.stdout = Bad()
