# attack: reads where the machine keeps the box, from the tables of mounts
# expect: exited 0
from attempts import *

for name in ("mountinfo", "mounts", "mountstats"):
    with open("/proc/self/" + name) as file:
        for line in file:
            fields = line.split()
            for word in fields:
                if any(mark in word for mark in ("/slot-", "/home/", "/root", "/work/main", "/var/lib", "overlay2", "docker")):
                    worked(f"{name} tells {word}")
verdict()
