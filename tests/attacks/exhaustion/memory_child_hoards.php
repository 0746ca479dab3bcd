<?php
// attack: lets a child take the memory and reports success although the child was killed
// expect: memory
// limits: memory_mib=40
if (pcntl_fork() === 0) {
    $kept = [];
    for ($i = 0; $i < 200; ++$i) {
        $kept[] = str_repeat(chr($i), 1 << 20);
    }
    exit(0);
}
pcntl_wait($status);
echo "42\n";
