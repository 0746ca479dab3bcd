<?php
// attack: spins in PHP after lifting its time limit
// expect: cpu_time
// limits: cpu_ms=200 wall_ms=10000
set_time_limit(0);
ignore_user_abort(true);
for (;;) {
}
