<?php
// attack: opens files until it may not
// expect: exited 0
// limits: open_files=40
// layer: rlimits
require 'attempts.php';

$kept = [];
while (count($kept) < 2000 && ($file = @fopen('/dev/null', 'r')) !== false) {
    $kept[] = $file;
}
if (count($kept) > 40) {
    worked(count($kept) . ' files are open');
}
verdict();
