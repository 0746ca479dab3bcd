<?php
// attack: kills itself with SIGKILL after the right answer, to look like a victim of the memory limit
// expect: signaled 9
echo "42\n";
posix_kill(getmypid(), SIGKILL);
