# attack: removes its own work folder's content, the program above all, and moves the folder away
# expect: exited 0
# collect: main.py missing
from attempts import *
import shutil

for name in os.listdir("/work"):
    shutil.rmtree("/work/" + name) if os.path.isdir("/work/" + name) else os.remove("/work/" + name)
fails("the folder itself", lambda: os.rmdir("/work"), by=REFUSALS | {"EBUSY"})
fails("moving it", lambda: os.rename("/work", "/tmp/work"), by=REFUSALS | {"EBUSY", "EXDEV"})
verdict()
