<?php
// attack: lists processes and looks into those that a number can be guessed of
// expect: exited 0
// layer: proc_own
require 'attempts.php';

$own = getmypid();
foreach (scandir('/proc') as $name) {
    if (ctype_digit($name) && (int) $name !== $own) {
        worked("process $name is listed");
    }
}
for ($pid = 1; $pid < 5000; ++$pid) {
    if ($pid !== $own && (file_exists("/proc/$pid/status") || @posix_kill($pid, 0))) {
        worked("process $pid can be seen");
    }
}
if (posix_getppid() > 1) {
    worked('the parent is process ' . posix_getppid());
}
verdict();
