# bytecode: none
class Node:
    def __init__(self, n): self.n, self.me = n, self
    def __del__(self):
        if self.n % 100 == 0: seen.append(self.n)
seen = []
marks = []
for n in range(3000):
    Node(n)
    if len(seen) != (marks[-1][1] if marks else 0): marks.append((n, len(seen)))
print(marks)
