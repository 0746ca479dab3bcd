out = open("left.txt", "w")
out.write("buffered")
import atexit, os
atexit.register(lambda: print(os.path.getsize("left.txt")))
