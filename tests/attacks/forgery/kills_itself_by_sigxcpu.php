<?php
// attack: sends itself the signal of the processor limit, to be given another verdict
// expect: cpu_time|signaled 24
posix_kill(getmypid(), SIGXCPU);
sleep(1);
