# attack: asks whether a program of set-user-id could still raise it, and tries the ones that are there
# expect: exited 0
# layer: no_new_privs
from attempts import *
import subprocess

if syscall(157, 39, 0, 0, 0, 0)[0] != 1:  # PR_GET_NO_NEW_PRIVS
    worked("privileges can be gained by exec")
for program in ("/usr/bin/su", "/usr/bin/passwd", "/usr/bin/mount", "/usr/bin/newgrp", "/usr/bin/chsh", "/usr/bin/ping"):
    if os.path.exists(program) and os.stat(program).st_mode & 0o6000 and not os.statvfs(program).f_flag & os.ST_NOSUID:
        worked(program + " would run as another user")
verdict()
