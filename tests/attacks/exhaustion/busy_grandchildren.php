<?php
// attack: spins in a grandchild, while its parents only wait for it
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
// uses: cpu_ms>=300
for ($i = 0; $i < 3; ++$i) {
    if (pcntl_fork() !== 0) {
        pcntl_wait($status);
        exit(0);
    }
}
for (;;) {
}
