import sys
print(list(sys.modules))
print(sys.builtin_module_names, sorted(sys.stdlib_module_names)[:5], len(sys.stdlib_module_names))
