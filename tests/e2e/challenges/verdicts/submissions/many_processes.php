<?php
$children = 0;
while ($children < 100 && ($child = @pcntl_fork()) >= 0) {
    if ($child === 0) {
        sleep(3600);
    }
    ++$children;
}
echo $children < 100 && pcntl_get_last_error() === 11 ? 2 * (int) fgets(STDIN) : "$children children", "\n";
