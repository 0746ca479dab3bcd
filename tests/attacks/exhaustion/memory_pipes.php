<?php
// attack: hides memory in the buffers of named pipes that nobody reads
// expect: memory
// limits: memory_mib=24 open_files=700
// layer: cgroup
$kept = [];
$block = str_repeat('x', 65536);
for ($i = 0; $i < 600; ++$i) {
    posix_mkfifo("/tmp/$i", 0600);
    $kept[] = $pipe = fopen("/tmp/$i", 'r+');
    stream_set_blocking($pipe, false);
    fwrite($pipe, $block);
}
echo "BROKEN: the pipes are full\n";
