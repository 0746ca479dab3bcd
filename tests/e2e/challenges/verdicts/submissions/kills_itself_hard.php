<?php
echo 2 * (int) fgets(STDIN), "\n";
posix_kill(getmypid(), 9);
