<?php
// attack: writes the right answer into the descriptors of init, one of which may report to the judge
// expect: exited 0
require 'attempts.php';

foreach ([1, posix_getppid()] as $process) {
    for ($number = 0; $number < 16; ++$number) {
        fails("$process's $number", fn () => file_put_contents("/proc/$process/fd/$number", "42\n"));
    }
}
verdict();
