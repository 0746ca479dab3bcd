<?php
register_shutdown_function(function () { echo "not reached\n"; });
echo "partial";
posix_kill(getmypid(), SIGKILL);
