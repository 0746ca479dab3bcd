import dis, sys
def f(x):
    return [y for y in x if y]
print(f.__code__.co_filename, f.__code__.co_firstlineno, f.__code__.co_consts[1].co_name, f.__code__.co_flags, list(f.__code__.co_positions())[:3])
print(sys._getframe().f_code.co_filename, sys._getframe().f_code.co_name, sys._getframe().f_back, sys._getframe().f_builtins is vars(__builtins__))
dis.dis(f)
