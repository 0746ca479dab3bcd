try:
    {}["key"]
except KeyError:
    int("x")
