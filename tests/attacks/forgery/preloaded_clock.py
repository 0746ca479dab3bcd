# attack: preloads its own library into programs that run as others
# expect: exited 0
from attempts import *
import subprocess

done = subprocess.run(["/usr/bin/env"], env={"LD_PRELOAD": "/work/absent.so", "LD_LIBRARY_PATH": "/work"}, capture_output=True)
fails("/etc/ld.so.preload", lambda: open("/etc/ld.so.preload", "w"))
fails("/etc/ld.so.cache", lambda: open("/etc/ld.so.cache", "r+"))
verdict()
