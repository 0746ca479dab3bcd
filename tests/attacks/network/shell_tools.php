<?php
// attack: has the system's own programs reach out
// expect: exited 0
// limits: wall_ms=8000
require 'attempts.php';

foreach (['exec 3<>/dev/tcp/127.0.0.1/8080', 'curl -sm1 http://127.0.0.1:8080/', 'wget -qT1 -O- http://127.0.0.1:8080/', 'ping -c1 -W1 127.0.0.1', 'nc -w1 127.0.0.1 22',
    'ip addr add 10.0.0.1/8 dev lo', 'ip link set lo up', 'getent hosts example.com', 'ssh -o ConnectTimeout=1 127.0.0.1', 'mount -t tmpfs none /tmp', 'su -c id', 'sudo -n id'] as $command) {
    exec("/bin/bash -c '$command' 2>/dev/null </dev/null", $lines, $status);
    if ($status === 0) {
        worked($command);
    }
}
verdict();
