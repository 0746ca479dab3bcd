# attack: makes watches, event counters and epoll sets until there are no descriptors
# expect: exited 0
# limits: open_files=48
from attempts import *

for what, number, arguments in (("inotify", 294, (0,)), ("eventfd", 290, (0, 0)), ("epoll", 291, (0,)), ("timerfd", 283, (1, 0)),
                                ("pidfd", 434, (os.getpid(), 0)), ("memfd", 319, (ctypes.c_char_p(b"m"), 0))):
    kept = []
    while len(kept) < 1000:
        result, name = syscall(number, *arguments)
        if result < 0:
            break
        kept.append(result)
    if len(kept) > 48:
        worked(f"{len(kept)} by {what}")
    for each in kept:
        os.close(each)
verdict()
