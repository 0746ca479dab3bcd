<?php
// attack: leaves processes of all kinds and looks for them in the next run
// expect: exited 0
// stages: plant look
require 'attempts.php';

if ($argv[1] === 'look') {
    for ($pid = 3; $pid < 300; ++$pid) {
        if ($pid !== getmypid() && posix_kill($pid, 0)) {
            worked("process $pid");
        }
    }
} else {
    for ($i = 0; $i < 6; ++$i) {
        if (pcntl_fork() === 0) {
            posix_setsid();
            if ($i % 2 === 0) {
                posix_kill(posix_getpid(), SIGSTOP);
            }
            sleep(60);
            exit(0);
        }
    }
}
verdict();
