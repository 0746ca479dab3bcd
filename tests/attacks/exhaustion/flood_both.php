<?php
// attack: writes to both streams in turn, byte by byte
// expect: output
// limits: output_kib=4
for ($i = 0; $i < 100000; ++$i) {
    fwrite(STDOUT, 'o');
    fwrite(STDERR, 'e');
}
