import os
print(os.getcwd(), os.getuid() == os.geteuid(), os.umask(0o22) == 0o22, os.path.basename(os.getcwd()) != "")
print(os.getpid() == int(os.readlink("/proc/self")), os.getpgid(0) > 0, os.getsid(0) > 0)
