<?php
// attack: ends with the wrong answer and has a child print the right one
// expect: exited 0
// prints: 41
$pid = pcntl_fork();
if ($pid === 0) {
    posix_setsid();
    usleep(200000);
    echo "42\n";
    exit(0);
}
echo "41\n";
