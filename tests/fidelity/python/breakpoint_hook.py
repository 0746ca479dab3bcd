import sys
sys.breakpointhook = lambda *a: print("break", a)
breakpoint(1)
