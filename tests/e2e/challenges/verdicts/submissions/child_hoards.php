<?php
if (pcntl_fork() === 0) {
    $kept = [];
    while (true) {
        $kept[] = str_repeat("x", 1 << 20);
    }
}
pcntl_wait($status);
echo 2 * (int) fgets(STDIN), "\n";
