import os
print(os.spawnv(os.P_WAIT, "/bin/sh", ["sh", "-c", "exit 6"]), os.popen("echo popen").read())
