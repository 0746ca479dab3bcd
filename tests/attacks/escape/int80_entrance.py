# attack: writes machine code into memory and calls the 32-bit entrance from Python
# expect: signaled 31
# layer: seccomp
import ctypes, mmap

code = mmap.mmap(-1, 4096, prot=7)
code.write(bytes([0xB8, 20, 0, 0, 0, 0xCD, 0x80, 0xC3]))  # mov eax, getpid; int 0x80; ret
start = ctypes.addressof(ctypes.c_char.from_buffer(code))
print("BROKEN: getpid is", ctypes.CFUNCTYPE(ctypes.c_int)(start)())
