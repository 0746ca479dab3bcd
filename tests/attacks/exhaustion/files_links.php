<?php
// attack: makes symbolic and hard links without end
// expect: exited 0
// limits: disk_mib=4
require 'attempts.php';

touch('first');
foreach (['symlink', 'link'] as $make) {
    for ($i = 0; $i < 100000 && @$make('first', "$make$i"); ++$i);
    if ($i > 4000) {
        worked("$i by $make");
    }
    for ($j = 0; $j < $i; ++$j) {
        unlink("$make$j");
    }
}
verdict();
