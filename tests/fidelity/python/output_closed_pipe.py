import os
reader, writer = os.pipe()
os.dup2(writer, 1)
os.close(writer)
os.close(reader)
print("lost")
