<?php
// attack: ignores and blocks every signal, the one for processor time above all
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
for ($number = 1; $number < 65; ++$number) {
    if ($number !== SIGKILL && $number !== SIGSTOP && ($number < 32 || $number > 33)) {
        pcntl_signal($number, SIG_IGN);
    }
}
pcntl_sigprocmask(SIG_BLOCK, array_diff(range(1, 64), [SIGKILL, SIGSTOP, 32, 33]));
for (;;) {
}
