<?php
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT, SIGUSR1, SIGHUP, SIGALRM, SIGCHLD, SIGPIPE] as $number) { pcntl_signal($number, function ($n) { echo "signal $n\n"; }); posix_kill(posix_getpid(), $number); }
pcntl_alarm(1); var_dump(sleep(3) > 0);
var_dump(pcntl_signal_get_handler(SIGQUIT), pcntl_signal_get_handler(SIGPIPE) instanceof Closure);
pcntl_signal(SIGTERM, SIG_DFL);
posix_kill(posix_getpid(), SIGTERM);
