# Opens files until refused; prints how many descriptors it then held.
held = []
try:
    while True:
        held.append(open("/dev/null"))
except OSError:
    print(len(held) + 3)
