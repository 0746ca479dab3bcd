<?php
if (pcntl_fork() === 0) {
    posix_setsid();
    usleep(200000);
    echo 2 * (int) fgets(STDIN), "\n";
}
