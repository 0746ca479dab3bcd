from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(3)
print(list(pool.map(lambda n: n * n, range(5))))
pool.submit(print, "submitted and never awaited")
