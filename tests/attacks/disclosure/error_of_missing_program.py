# attack: learns paths of the machine from the words of programs that fail
# expect: exited 0
from attempts import *
import subprocess

for argv in (["/usr/bin/python3", "absent.py"], ["/usr/bin/php", "absent.php"], ["/bin/sh", "-c", "absent"], ["/usr/bin/php", "-r", "phpinfo();"]):
    done = subprocess.run(argv, capture_output=True, text=True)
    for mark in ("/root/", "/home/", "/var/lib/assay", "/work/main", "slot-"):
        if mark in done.stdout + done.stderr:
            worked(f"{argv[0]} tells {mark}")
verdict()
