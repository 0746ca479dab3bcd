# args: one -x --long=3 -- ä
import sys
print(sys.argv, sys.orig_argv)
