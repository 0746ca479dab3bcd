import collections, heapq, itertools, functools, math, re, json, datetime, typing, dataclasses, string, bisect, operator, random, decimal, fractions, enum, copy, sys
print(collections.Counter("hello").most_common(1), heapq.nsmallest(2, [3, 1, 2]), re.findall(r"\d+", "a1b22"), json.dumps({"a": [1, None]}))
print(list(sys.modules))
