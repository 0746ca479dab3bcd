# attack: follows the links of its own descriptors to where they lead outside
# expect: exited 0
from attempts import *

for number in os.listdir("/proc/self/fd"):
    try:
        target = os.readlink("/proc/self/fd/" + number)
    except OSError:
        continue
    if target.startswith("/") and not target.startswith(("/proc/", "/work", "/memfd:")):
        worked(f"{number} is {target}")
for number in (0, 1, 2):
    try:
        with open(f"/proc/self/fdinfo/{number}") as file:
            for line in file:
                if line.startswith("mnt_id") and int(line.split()[1]) < 0:
                    worked(line)
    except OSError:
        pass
verdict()
