<?php
// attack: stops itself and is never continued
// expect: wall_time
// limits: wall_ms=400
posix_kill(getmypid(), SIGSTOP);
echo "BROKEN: went on\n";
