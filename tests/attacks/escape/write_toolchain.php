<?php
// attack: changes the interpreters and libraries that the next run will use
// expect: exited 0
require 'attempts.php';

foreach (['/usr/bin/php', '/usr/bin/python3', '/usr/lib/x86_64-linux-gnu/libc.so.6', '/etc/passwd', '/etc/ld.so.cache', '/etc/ld.so.preload', '/program', '/usr/bin', '/'] as $path) {
    fails("write $path", fn () => file_put_contents($path, 'x'));
    fails("chmod $path", fn () => chmod($path, 0777));
    fails("remove $path", fn () => is_dir($path) ? rmdir($path) : unlink($path));
    fails("move $path", fn () => rename($path, '/tmp/taken') && !file_exists($path));  // across file systems PHP copies, and says yes
    fails("touch $path", fn () => touch($path, 1));
    fails("own $path", fn () => chown($path, 1000));
}
foreach (['/', '/usr', '/usr/bin', '/usr/local/bin', '/etc', '/program', '/box', '/proc', '/dev'] as $folder) {
    fails("plant in $folder", fn () => touch("$folder/planted"));
    fails("folder in $folder", fn () => mkdir("$folder/planted"));
    fails("link in $folder", fn () => symlink('/work', "$folder/planted"));
}
verdict();
