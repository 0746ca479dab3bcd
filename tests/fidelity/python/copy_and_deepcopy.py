import copy
class A: pass
a = A(); a.list = [1, [2]]
b = copy.deepcopy(a)
print(b.list, b.list is not a.list, copy.copy(a).list is a.list)
