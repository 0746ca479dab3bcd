# file: helper.py def fail():\n    raise LookupError("from helper")\n
import helper
print(helper.__file__, helper.__cached__, helper.__spec__.origin)
helper.fail()
