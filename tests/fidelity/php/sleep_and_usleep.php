<?php
$t = microtime(true); usleep(20000); echo microtime(true) - $t >= 0.02 ? "slept\n" : "short\n"; var_dump(time_nanosleep(0, 1000), sleep(0), set_time_limit(1));
