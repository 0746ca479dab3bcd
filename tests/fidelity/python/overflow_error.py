try:
    [0] * (1 << 63)
except OverflowError as error:
    print(error)
2.0 ** 10000
