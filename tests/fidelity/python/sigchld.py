import os, signal
signal.signal(signal.SIGCHLD, lambda number, frame: print("child ended"))
pid = os.fork()
if pid == 0:
    os._exit(3)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
