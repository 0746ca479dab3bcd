<?php
// attack: recurses without end
// expect: memory|signaled 11
// limits: memory_mib=48
function deeper(int $n): int
{
    return deeper($n + 1) + 1;
}
echo 'BROKEN: ' . deeper(0) . "\n";
