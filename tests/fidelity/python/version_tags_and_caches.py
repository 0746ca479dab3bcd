import sys
sys._clear_type_cache()
print(sys.intern("a b") is sys.intern("a b"), sys.getallocatedblocks() > 1000, sys.is_finalizing(), sys.getrefcount(object()))
