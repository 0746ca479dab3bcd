<?php
posix_kill(posix_getpid(), SIGABRT);
