# As the kernel gave it, before the interpreter changed anything.
print(open("/proc/self/environ").read().split("\0")[:-1])
