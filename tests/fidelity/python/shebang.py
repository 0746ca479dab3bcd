#!/usr/bin/env -S python3 -O
import sys
print(sys.flags.optimize, __debug__)
