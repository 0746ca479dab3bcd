# How often a name that only the judge knows stands in this program's own memory.
import re

wanted = re.compile(rb"needle-\d{8}")
found = 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in maps:
        place, rights = line.split()[:2]
        if not rights.startswith("rw"):
            continue
        begin, end = (int(number, 16) for number in place.split("-"))
        try:
            memory.seek(begin)
            found += len(wanted.findall(memory.read(end - begin)))
        except (OSError, OverflowError):
            pass
print(found)
