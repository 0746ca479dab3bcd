<?php
$c = FFI::cdef('int puts(const char *);');
$c->puts('lost: still in the C library');
posix_kill(getmypid(), SIGKILL);
