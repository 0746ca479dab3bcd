<?php
// attack: nests output buffers and writes into them, so that nothing is written at all
// expect: memory
// limits: memory_mib=48
$block = str_repeat('x', 1 << 20);
for ($i = 0; $i < 200; ++$i) {
    ob_start();
    echo $block;
}
ob_get_clean();
fwrite(STDOUT, "BROKEN: two hundred buffers\n");
while (ob_get_level() > 0) {
    ob_end_clean();
}
