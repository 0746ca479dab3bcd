# attack: writes what can be written in /proc
# expect: exited 0
from attempts import *

for name in ("oom_score_adj", "oom_adj", "uid_map", "gid_map", "setgroups", "projid_map", "coredump_filter", "comm", "mem", "timerslack_ns",
             "attr/current", "attr/exec", "clear_refs", "loginuid", "sched", "autogroup", "timens_offsets", "make-it-fail"):
    path = "/proc/self/" + name
    if os.path.exists(path):
        fails(path, lambda: os.write(os.open(path, os.O_WRONLY), b"0"))
absent("/proc/sys", "/proc/sysrq-trigger", "/proc/kcore", "/proc/keys", "/proc/bus", "/proc/irq", "/proc/fs", "/proc/acpi", "/proc/scsi")
absent("/sys", "/sys/fs/cgroup", "/sys/kernel")
verdict()
