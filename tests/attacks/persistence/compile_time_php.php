<?php
// attack: acts while it is only being checked: constants, attributes and includes that would run
// expect: exited 0
// compile: yes
const WRITTEN = PHP_VERSION . __FILE__;
#[Attribute]
class Acts
{
    public const LARGE = PHP_INT_MAX & 1 << 62;
}
echo "BROKEN: it ran\n";
include '/etc/passwd';
while (true) {
    file_put_contents('php://stdout', "BROKEN: it ran\n");
}
