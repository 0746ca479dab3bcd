# stdin: parent\nchild\n
import sys, subprocess, os
print(os.read(0, 7))
subprocess.run(["cat"])
