<?php
// attack: fills files and unlinks them, so that no name tells of them
// expect: memory
// limits: memory_mib=32 disk_mib=128 open_files=128
$kept = [];
$block = str_repeat('x', 1 << 20);
for ($i = 0; $i < 100; ++$i) {
    $kept[] = $file = fopen("/tmp/$i", 'w');
    unlink("/tmp/$i");
    fwrite($file, $block);
}
echo "BROKEN: holds 100 MiB\n";
