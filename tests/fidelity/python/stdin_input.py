# stdin: first\nsecond\n
print(input("ask> "), input())
try:
    input("more> ")
except EOFError as error:
    print("EOF", error)
