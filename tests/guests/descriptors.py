# Every descriptor that is open, without asking /proc.
import os
found = []
for number in range(4096):
    try:
        os.fstat(number)
        found.append(number)
    except OSError:
        pass
print(found)
