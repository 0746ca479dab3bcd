import os
print("never written")
os._exit(8)
