import sys
stream = sys.stdout if sys.argv[1] == "out" else sys.stderr
while True:
    stream.write("x" * 1000)
