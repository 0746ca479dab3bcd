import sys
print(sys.flags, sys._xoptions, sys.warnoptions, sys.dont_write_bytecode, sys.implementation, sys.version, sys.hexversion, sys.api_version)
print(sys.getrecursionlimit(), sys.getswitchinterval(), sys.getdlopenflags(), sys.int_info, sys.float_info, sys.hash_info, sys.thread_info)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.maxunicode, sys.maxsize, sys.byteorder)
print(sys.get_int_max_str_digits(), sys.abiflags, sys.platform, sys.copyright, sys._git, sys._framework, sys.float_repr_style)
