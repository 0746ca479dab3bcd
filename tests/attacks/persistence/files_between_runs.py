# attack: leaves files in every writable place for the next run to find
# expect: exited 0
# stages: plant look
import sys
from attempts import *

for place in ("/work", "/tmp", "/dev/shm"):
    for name in (".cache/planted", "planted", ".hidden"):
        path = os.path.join(place, name)
        if os.path.lexists(path):
            worked(path + " is from another run")
        if sys.argv[1] == "plant":
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "w").close()
verdict()
