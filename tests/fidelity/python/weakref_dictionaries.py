import weakref, threading
class Key: pass
keys = [Key() for _ in range(3)]
table = weakref.WeakKeyDictionary({key: n for n, key in enumerate(keys)})
values = weakref.WeakValueDictionary({n: key for n, key in enumerate(keys)})
group = weakref.WeakSet(keys)
print(len(table), len(values), len(group))
