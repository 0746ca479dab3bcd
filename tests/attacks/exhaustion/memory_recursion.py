# attack: recurses without end after lifting Python's own limit
# expect: memory|signaled 11
# limits: memory_mib=48
import sys

sys.setrecursionlimit(1 << 30)


def deeper(n):
    return deeper(n + 1) + 1


deeper(0)
