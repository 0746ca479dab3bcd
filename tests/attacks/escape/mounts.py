# attack: mounts, moves and unmounts, by the old calls and by the new ones
# expect: exited 0
# layer: seccomp
from attempts import *

tmp, none, tmpfs, root = (ctypes.c_char_p(text) for text in (b"/tmp", b"none", b"tmpfs", b"/"))
refused("mount tmpfs", 165, none, tmp, tmpfs, 0, 0)
refused("mount bind", 165, ctypes.c_char_p(b"/usr"), tmp, 0, 4096, 0)
refused("remount", 165, none, root, 0, 32, 0)
refused("mount proc", 165, none, tmp, ctypes.c_char_p(b"proc"), 0, 0)
for place in (b"/proc", b"/work", b"/tmp", b"/usr", b"/"):
    refused(f"umount {place}", 166, ctypes.c_char_p(place), 2)
refused("fsopen", 430, tmpfs, 0)
refused("fspick", 433, -100, root, 0)
refused("open_tree", 428, -100, root, 1)
refused("move_mount", 429, -100, tmp, -100, root, 0)
refused("fsmount", 432, 0, 0, 0)
refused("mount_setattr", 442, -100, root, 0, ctypes.create_string_buffer(32), 32)
refused("pivot_root", 155, tmp, tmp)
refused("statmount", 457, ctypes.create_string_buffer(64), ctypes.create_string_buffer(64), 64, 0)
refused("listmount", 458, ctypes.create_string_buffer(64), ctypes.create_string_buffer(64), 8, 0)
verdict()
