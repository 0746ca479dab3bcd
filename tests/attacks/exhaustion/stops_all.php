<?php
// attack: stops every process that it may signal, itself included
// expect: wall_time
// limits: wall_ms=400
if (pcntl_fork() === 0) {
    sleep(60);
}
posix_kill(-1, SIGSTOP);
posix_kill(posix_getpid(), SIGSTOP);
sleep(60);
