import sys
def tracer(frame, event, arg):
    print(event, frame.f_code.co_name)
    return None
sys.settrace(tracer)
