# Leaves one of each kind where a result is expected.
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open("plain", "w") as file:
    file.write("42\n")
os.chmod("plain", 0)
os.symlink("/etc/passwd", "link")
os.symlink("plain", "link_within")
os.mkfifo("fifo")
os.mkdir("folder")
os.symlink("/etc", "folder/up")
os.symlink("..", "folder/out")
os.link("plain", "second_name")
import socket
socket.socket(socket.AF_UNIX).bind("socket")
try:
    os.truncate(os.open("sparse", os.O_RDWR | os.O_CREAT), 1)
    os.truncate("sparse", 1 << 40)
except OSError as error:
    print(error.errno)
with open("full_size", "wb") as file:
    file.truncate(2 << 20)
