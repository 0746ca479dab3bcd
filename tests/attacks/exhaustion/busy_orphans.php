<?php
// attack: uses its time in short-lived orphans that nobody waits for, so that no process ever has used much
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
for (;;) {
    $child = pcntl_fork();
    if ($child === 0) {
        if (pcntl_fork() === 0) {
            for ($n = 0; $n < 200000; ++$n) {
            }
        }
        exit(0);
    }
    pcntl_waitpid($child, $status);
}
