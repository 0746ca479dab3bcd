# attack: keeps as many processes as it may and goes on when it may have no more
# expect: exited 0
# limits: processes=16
import errno, os, signal
from attempts import *

children = []
try:
    while len(children) < 200:
        child = os.fork()
        if child == 0:
            signal.pause()
        children.append(child)
except OSError as error:
    if error.errno != errno.EAGAIN:
        worked(error)
if len(children) != 15:
    worked(f"{len(children)} children")
verdict()
