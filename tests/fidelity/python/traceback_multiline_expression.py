def f(*a): return a[9]
value = (1 +
         f(1,
           2))
