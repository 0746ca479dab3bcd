<?php
// attack: ends at once and leaves children that spin
// expect: exited 0
// limits: cpu_ms=2000
for ($i = 0; $i < 8; ++$i) {
    if (pcntl_fork() === 0) {
        posix_setsid();
        for (;;) {
        }
    }
}
echo "held\n";
