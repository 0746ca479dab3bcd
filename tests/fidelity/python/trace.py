import sys
def tracer(frame, event, arg):
    print(event, frame.f_code.co_name, frame.f_lineno)
    return tracer
def f(n):
    return n + 1
sys.settrace(tracer)
f(1)
sys.settrace(None)
