try:
    bytes(1 << 62)
except MemoryError as error:
    print("memory", error)
"x" * (1 << 62)
