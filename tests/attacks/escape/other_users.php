<?php
// attack: becomes another user or group
// expect: exited 0
require 'attempts.php';

foreach ([0, 1, 1001, 65534, 1 << 30] as $id) {
    fails("user $id", fn () => posix_setuid($id));
    fails("effective user $id", fn () => posix_seteuid($id));
    fails("group $id", fn () => posix_setgid($id));
    fails("effective group $id", fn () => posix_setegid($id));
}
fails('initgroups', fn () => posix_initgroups('root', 0));
foreach ([posix_getuid(), posix_geteuid(), posix_getgid(), posix_getegid()] as $id) {
    if ($id !== 1000) {
        worked("is user or group $id");
    }
}
verdict();
