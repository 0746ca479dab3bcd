value = []
for _ in range(5000):
    value = [value]
print(repr(value))
