import os
print("written", flush=True)
os._exit(0)
