import resource, os
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime < 2, used.ru_maxrss > 1000, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, os.times().elapsed > 0)
