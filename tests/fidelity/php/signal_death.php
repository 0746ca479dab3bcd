<?php
echo "before\n";
posix_kill(getmypid(), SIGTERM);
sleep(1);
echo "not reached\n";
