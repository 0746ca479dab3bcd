with open("/proc/self/comm") as comm:
    print(comm.read())
