<?php
// A child made before the first draw and its parent draw different numbers.
$pid = pcntl_fork();
if ($pid === 0) { file_put_contents('child', mt_rand() . ' ' . lcg_value() . ' ' . bin2hex(random_bytes(8))); exit; }
pcntl_waitpid($pid, $status);
var_dump(file_get_contents('child') !== mt_rand() . ' ' . lcg_value() . ' ' . bin2hex(random_bytes(8)));
