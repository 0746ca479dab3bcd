import platform, sysconfig
print(platform.python_version(), platform.python_build(), platform.python_compiler(), platform.python_implementation(), sysconfig.get_platform())
print(sysconfig.get_paths()["stdlib"], sysconfig.get_config_var("EXT_SUFFIX"))
