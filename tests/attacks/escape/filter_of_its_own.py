# attack: loads a filter of its own that would answer calls in the sandbox's place
# expect: exited 0
# layer: seccomp
from attempts import *

program = ctypes.create_string_buffer(bytes.fromhex("060000000000ff7f"))
head = ctypes.create_string_buffer((1).to_bytes(8, "little") + ctypes.addressof(program).to_bytes(8, "little"))
refused("seccomp", 317, 1, 0, head)
refused("seccomp with a listener", 317, 1, 8, head)
refused("strict mode", 157, 22, 1, 0, 0, 0)
refused("filter by prctl", 157, 22, 2, head, 0, 0)
refused("action available", 317, 2, 0, ctypes.create_string_buffer((0x7FFF0000).to_bytes(4, "little")))
verdict()
