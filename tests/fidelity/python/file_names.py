import os
open("ä \n.txt", "w").write("x")
print(sorted(os.listdir(".")), os.fsencode("ä"), os.path.exists("ä \n.txt"))
