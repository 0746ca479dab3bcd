# attack: watches by inotify which programs of the machine others start
# expect: exited 0
# layer: seccomp
from attempts import *

refused("inotify_init1", 294, 0o4000)
refused("inotify_init", 253)
verdict()
