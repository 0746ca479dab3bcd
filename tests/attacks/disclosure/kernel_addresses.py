# attack: reads addresses of the kernel and of physical memory from its own files
# expect: exited 0
from attempts import *
import re
import struct

# The kernel's half of the address space; the stack's own address may hold four f in a row as well.
of_kernel = re.compile(r"(?<![0-9a-f])ffff[0-9a-f]{12}(?![0-9a-f])")
for name in ("wchan", "stack", "syscall", "kallsyms"):
    try:
        text = open("/proc/self/" + name).read()
        if of_kernel.search(text.lower()):
            worked(f"{name} tells {text[:40]}")
    except OSError:
        pass
try:
    with open("/proc/self/pagemap", "rb") as file:
        room = ctypes.create_string_buffer(b"x" * 4096)
        file.seek(ctypes.addressof(room) // 4096 * 8)
        if struct.unpack("Q", file.read(8))[0] & ((1 << 55) - 1):
            worked("a physical address is told")
except OSError:
    pass
verdict()
