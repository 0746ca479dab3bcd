# attack: writes more than it may in its very last moment and ends
# expect: output
# limits: output_kib=16
import os

os.set_blocking(1, False)
os.write(1, b"x" * 65536)
os._exit(0)
