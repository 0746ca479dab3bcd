# stdin: dev\n
with open("/dev/stdin") as again:
    print(again.read())
