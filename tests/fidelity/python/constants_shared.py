a = 1000; b = 1000; c = "some text"; d = "some text"
def f(): return 1000, "some text", (1, 2, 3)
print(a is b, c is d, f()[0] is a, f()[1] is c, f()[2] is (1, 2, 3), "" is "", () is (), 5 is 5)
