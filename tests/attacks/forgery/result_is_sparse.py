# attack: leaves a result that claims to be larger than all that may be handed back
# expect: exited 0
# limits: disk_mib=4
# collect: first regular
# collect: second too_large
import os

for name in ("first", "second"):
    with open(name, "wb") as file:
        os.truncate(file.fileno(), 4 << 20)
print("held")
