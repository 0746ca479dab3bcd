# bytecode: none
import gc
print(gc.isenabled(), gc.get_threshold(), gc.get_count(), gc.get_stats(), gc.get_freeze_count(), gc.get_debug(), gc.garbage, gc.callbacks)
