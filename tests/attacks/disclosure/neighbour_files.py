# attack: looks for the files of a box that runs at the same time
# expect: exited 0
# beside: yes
from attempts import *

for folder, below, files in os.walk("/"):
    if folder.startswith(("/usr", "/etc")):
        below[:] = []
    for name in files:
        if "of_neighbour" in name:
            worked(os.path.join(folder, name))
verdict()
