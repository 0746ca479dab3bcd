# attack: knocks at the calls that have led into kernels before: io_uring, userfaultfd, bpf, perf, keys, secret memory
# expect: exited 0
# layer: seccomp
from attempts import *

room = ctypes.create_string_buffer(256)
for what, number, arguments in (
        ("io_uring_setup", 425, (1, room)), ("io_uring_enter", 426, (0, 0, 0, 0, 0, 0)), ("io_uring_register", 427, (0, 0, 0, 0)),
        ("userfaultfd", 323, (1,)), ("bpf map", 321, (0, room, 72)), ("bpf program", 321, (5, room, 72)),
        ("perf_event_open", 298, (room, 0, -1, -1, 0)), ("memfd_secret", 447, (0,)), ("kcmp", 312, (1, 1, 0, 0, 0)),
        ("process_madvise", 440, (0, 0, 0, 0, 0)), ("process_mrelease", 448, (0, 0)), ("pidfd_getfd", 438, (0, 0, 0)),
        ("seccomp", 317, (0, 0, 0)), ("landlock", 444, (0, 0, 1)), ("fanotify_init", 300, (0, 0)), ("lookup_dcookie", 212, (0, 0, 0)),
        ("move_pages", 279, (0, 0, 0, 0, 0, 0)), ("migrate_pages", 256, (0, 0, 0, 0)), ("mbind", 237, (0, 0, 0, 0, 0, 0)),
        ("set_mempolicy", 238, (0, 0, 0)), ("remap_file_pages", 216, (0, 0, 0, 0, 0)), ("modify_ldt", 154, (0, room, 16)),
        ("uselib", 134, (room,)), ("ustat", 136, (0, room)), ("sysfs", 139, (3, 0, 0)), ("_sysctl", 156, (room,)),
        ("rseq", 334, (0, 0, 0, 0)), ("cachestat", 451, (0, room, room, 0)), ("futex_wake", 454, (room, 1, 1, 2))):
    if what != "rseq":
        refused(what, number, *arguments)
verdict()
