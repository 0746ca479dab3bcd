value = []
for _ in range(100000):
    value = [value]
print("deep")
del value
print(repr("gone"))
