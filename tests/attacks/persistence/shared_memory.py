# attack: leaves named memory with Python's own means
# expect: exited 0
# stages: plant look
from attempts import *
from multiprocessing import resource_tracker, shared_memory

resource_tracker.register = lambda *nothing: None  # or Python would remove it at its end
try:
    shared_memory.SharedMemory("planted")
    worked("memory of another run")
except FileNotFoundError:
    pass
planted = shared_memory.SharedMemory("planted", create=True, size=4096)
planted.buf[0] = 7
if set(os.listdir("/dev/shm")) != {"planted"}:
    worked(os.listdir("/dev/shm"))
verdict()
