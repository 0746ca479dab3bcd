<?php
// attack: fills /dev/shm and /tmp, which are memory
// expect: memory
// limits: memory_mib=32 disk_mib=128
$block = str_repeat('x', 1 << 20);
foreach (['/dev/shm', '/tmp', '/work'] as $place) {
    for ($i = 0; $i < 30; ++$i) {
        file_put_contents("$place/$i", $block);
    }
}
echo "BROKEN: holds 90 MiB\n";
