<?php
// attack: keeps as many processes as it may and goes on when it may have no more
// expect: exited 0
// limits: processes=16
require 'attempts.php';

$children = 0;
while ($children < 200 && ($child = @pcntl_fork()) >= 0) {
    if ($child === 0) {
        sleep(600);
        exit(0);
    }
    ++$children;
}
if (pcntl_get_last_error() !== 11 || $children !== 15) {
    worked("$children children, errno " . pcntl_get_last_error());
}
verdict();
