# stdin: 5 6\n7\n
print(open(0).read().split())
