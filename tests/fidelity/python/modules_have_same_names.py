import sys
for name, module in list(sys.modules.items()):
    print(name, sorted(vars(module)) if name != "__main__" else "", getattr(module, "__file__", None))
