print("x" * 70000)
for n in range(20000):
    print(n)
