# stdin: no line end
print(repr(input()))
input()
