import sys
sys.stdout.buffer.write(b"\x00\xff raw\n")
print("text after")
sys.stdout.buffer.write(b"end")
