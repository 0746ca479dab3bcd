import sys
print(sys.path, sys.executable, sys._base_executable, sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)
print(sys.platlibdir, sys.pycache_prefix, sys.meta_path, [hook.__name__ for hook in sys.path_hooks])
print(sorted(sys.path_importer_cache.items(), key=str))
