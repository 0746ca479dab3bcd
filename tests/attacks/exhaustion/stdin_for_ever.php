<?php
// attack: reads standard input again and again, hoping to wait for more
// expect: exited 0
// stdin: one line
$lines = 0;
for ($i = 0; $i < 1000; ++$i) {
    $lines += fgets(STDIN) === false ? 0 : 1;
}
echo $lines === 1 ? "held\n" : "BROKEN: $lines lines\n";
