<?php
// attack: hides memory in the buffers of socket pairs
// expect: memory
// limits: memory_mib=24 open_files=600
// layer: cgroup
$kept = [];
$block = str_repeat('x', 4096);
for ($i = 0; $i < 290; ++$i) {
    $kept[] = $pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    foreach ($pair as $end) {
        stream_set_blocking($end, false);
        while (@fwrite($end, $block) > 0) {
        }
    }
}
echo "BROKEN: the sockets are full\n";
