# attack: nests folders as deep as they go
# expect: exited 0
# limits: disk_mib=4
import os

depth = 0
try:
    while depth < 100000:
        os.mkdir("d")
        os.chdir("d")
        depth += 1
except OSError as error:
    print("held" if depth < 4000 else f"BROKEN: {depth} folders")
else:
    print("BROKEN: no end of folders")
