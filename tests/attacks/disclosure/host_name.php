<?php
// attack: asks for the machine's name, domain and users
// expect: exited 0
// layer: uts_namespace
require 'attempts.php';

if (gethostname() !== 'box' || php_uname('n') !== 'box') {
    worked('the host is ' . gethostname());
}
$users = array_map(fn ($line) => explode(':', $line)[0], file('/etc/passwd'));
if ($users !== ['candidate', 'nobody']) {
    worked('users ' . implode(' ', $users));
}
foreach (['root', 'daemon', 'assay', 'www-data'] as $name) {
    fails("user $name", fn () => posix_getpwnam($name));
}
absent('/etc/shadow', '/etc/hostname', '/etc/machine-id', '/etc/issue', '/etc/os-release.d', '/etc/debian_version.d', '/etc/resolv.conf', '/etc/hosts');
verdict();
