<?php
// attack: waits for a lock that its own child holds for ever
// expect: wall_time
// limits: wall_ms=400
$file = fopen('lock', 'c');
flock($file, LOCK_EX);
if (pcntl_fork() === 0) {
    $own = fopen('lock', 'c');
    flock($own, LOCK_EX);
    exit(0);
}
pcntl_wait($status);
