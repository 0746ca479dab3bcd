# stdin: p 1+1\nq\n
breakpoint()
print("after")
