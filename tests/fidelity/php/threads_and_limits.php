<?php
echo implode(preg_grep('/^(Threads|Groups|Uid|Gid|NoNewPrivs|Seccomp):/', file('/proc/self/status')));
var_dump(posix_getrlimit(), posix_getuid(), posix_geteuid(), posix_getgroups(), posix_getcwd() === getcwd(), posix_getpgrp() === posix_getpid(), posix_getsid(0) > 0, umask());
