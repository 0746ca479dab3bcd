# bytecode: none
import gc
objects = gc.get_objects()
print(len(objects), gc.collect(), gc.get_stats())
