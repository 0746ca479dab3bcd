# attack: reads all of /etc for what belongs to this machine
# expect: exited 0
from attempts import *

allowed = {"ld.so.cache", "alternatives", "php", "python3", "python3.11", "mime.types", "services", "protocols", "passwd", "group", "nsswitch.conf"}
for name in set(os.listdir("/etc")) - allowed:
    worked("/etc/" + name)
for folder, _, files in os.walk("/etc"):
    for name in files:
        path = os.path.join(folder, name)
        if any(mark in name.lower() for mark in ("_key", ".pem", "secret", "shadow", "credential")) and not os.path.islink(path):
            worked(path)
verdict()
