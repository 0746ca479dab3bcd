<?php
// attack: forks as fast as it can, in every child too
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=10000 processes=24
for (;;) {
    @pcntl_fork();
}
