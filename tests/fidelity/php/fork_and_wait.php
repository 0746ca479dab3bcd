<?php
register_shutdown_function(function () { echo 'shutdown of ', posix_getppid() === ($GLOBALS['parent'] ?? -1) ? 'child' : 'parent', "\n"; });
$parent = posix_getpid();
$pid = pcntl_fork();
if ($pid === 0) { echo "child\n"; exit(9); }
pcntl_waitpid($pid, $status);
var_dump(pcntl_wifexited($status), pcntl_wexitstatus($status), pcntl_wait($none), pcntl_strerror(pcntl_get_last_error()), getmypid() === $parent);
