<?php
// attack: spreads a busy loop over processes that each stay below the limit
// expect: cpu_time
// limits: cpu_ms=400 wall_ms=20000
// uses: cpu_ms>=400
for ($round = 0; $round < 200; ++$round) {
    // Four at a time, for as long as it takes to meet the limit, however it is scaled.
    for ($i = 0; $i < 4; ++$i) {
        if (pcntl_fork() === 0) {
            do {
                $used = getrusage();
            } while ($used['ru_utime.tv_sec'] * 1000000 + $used['ru_utime.tv_usec'] < 300000);
            exit(0);
        }
    }
    while (pcntl_wait($status) > 0) {
    }
}
echo "BROKEN: used 240 s\n";
