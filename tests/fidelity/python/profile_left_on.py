import sys
sys.setprofile(lambda frame, event, arg: print(event, frame.f_code.co_name))
len("x")
