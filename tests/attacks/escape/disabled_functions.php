<?php
// attack: goes past PHP's own guards by FFI, by dl() and by the environment of mail programs
// expect: exited 0
// layer: seccomp
require 'attempts.php';

refused('unshare by FFI', 272, 0x10000000);
refused('ptrace by FFI', 101, 16, 1, 0, 0);
refused('mount by FFI', 165, 'none', '/tmp', 'tmpfs', 0, null);
fails('dl', fn () => dl('../../../../work/planted.so'));
putenv('LD_PRELOAD=/work/planted.so');
fails('mail', fn () => mail('a@example.com', 's', 't'));
verdict();
