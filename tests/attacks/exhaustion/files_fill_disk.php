<?php
// attack: fills the work folder, /tmp and /dev/shm beyond the disk limit they share, and lives to say so
// expect: exited 0
// limits: disk_mib=4 memory_mib=64
require 'attempts.php';

$total = 0;
$block = str_repeat('x', 65536);
foreach (['/work', '/tmp', '/dev/shm'] as $place) {
    $file = fopen("$place/filler", 'w');
    stream_set_write_buffer($file, 0);
    for ($i = 0; $i < 200 && ($written = @fwrite($file, $block)) > 0; ++$i) {
        $total += $written;
    }
    if ($i === 200) {
        worked("$place has no end");
    }
}
if ($total > 4 << 20 || $total < 2 << 20) {
    worked("wrote $total bytes");
}
verdict();
