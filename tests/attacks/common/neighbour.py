# The box beside: what `beside: yes` attacks look for. It makes files, names and locks, says so in a file, and goes after two seconds.
import fcntl, os, socket, sys, time

kept = []
for place in ("/work", "/tmp", "/dev/shm"):
    with open(place + "/secret_of_neighbour", "w") as file:
        file.write("secret")
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
    one = socket.socket(socket.AF_UNIX, kind)
    one.bind("\0neighbour%d" % kind)
    if kind == socket.SOCK_STREAM:
        one.listen(8)
    kept.append(one)
os.mkfifo("/tmp/fifo_of_neighbour")
lock = open("/work/lock_of_neighbour", "w")
fcntl.flock(lock, fcntl.LOCK_EX)
open("/work/ready", "w").close()
time.sleep(float(sys.argv[1]))
