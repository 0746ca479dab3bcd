# attack: ignores and blocks every signal, the one for processor time above all
# expect: cpu_time
# limits: cpu_ms=300 wall_ms=20000
import signal

for number in set(signal.valid_signals()) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
while True:
    pass
