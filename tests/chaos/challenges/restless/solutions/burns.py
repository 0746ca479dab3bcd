total = 0
for _ in range(1_500_000):
    total += 1
print(sum(map(int, input().split())))
