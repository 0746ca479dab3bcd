<?php
// attack: asks for an array of four thousand million places
// expect: memory|exited 255|exited 1
// limits: memory_mib=48
$kept = new SplFixedArray(1 << 28);
echo 'BROKEN: ', $kept->getSize(), "\n";
