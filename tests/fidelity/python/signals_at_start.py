import signal
for number in sorted(signal.valid_signals()):
    handler = signal.getsignal(number)
    print(int(number), handler if not callable(handler) or isinstance(handler, signal.Handlers) else handler.__name__)
print(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
print(signal.set_wakeup_fd(-1), signal.getitimer(signal.ITIMER_REAL))
