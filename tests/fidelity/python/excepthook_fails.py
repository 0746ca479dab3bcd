import sys
def hook(kind, value, trace):
    raise TypeError("in hook")
sys.excepthook = hook
raise ValueError("seen")
