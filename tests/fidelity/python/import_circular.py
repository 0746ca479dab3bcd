# file: left.py import right\nvalue = 1\n
# file: right.py import left\nprint(left.value)\n
import left
