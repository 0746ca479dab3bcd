import tracemalloc
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
tracemalloc.start()
x = [0] * 1000
print(tracemalloc.take_snapshot().filter_traces((tracemalloc.Filter(True, __file__),)).statistics("lineno")[0].traceback)
