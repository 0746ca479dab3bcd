<?php
// attack: takes memory, gives it back before its end and reports none
// expect: exited 0
// prints: 0
// uses: memory_kib>=40000
$kept = str_repeat('x', 40 << 20);
unset($kept);
gc_collect_cycles();
echo "0\n";
