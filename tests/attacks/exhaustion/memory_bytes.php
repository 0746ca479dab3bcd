<?php
// attack: switches PHP's own memory limit off and fills an array
// expect: memory
// limits: memory_mib=48
// layer: cgroup
ini_set('memory_limit', '-1');
$kept = [];
for ($i = 0; $i < 200; ++$i) {
    $kept[] = str_repeat(chr($i), 1 << 20);
}
echo "BROKEN: holds 200 MiB\n";
