<?php
for ($i = 0; $i < 4; ++$i) {
    if (pcntl_fork() === 0) {
        do {
            $used = getrusage();
        } while ($used['ru_utime.tv_sec'] * 1000000 + $used['ru_utime.tv_usec'] < 400000);
        exit(0);
    }
}
while (pcntl_wait($status) > 0);
echo 2 * (int) fgets(STDIN), "\n";
