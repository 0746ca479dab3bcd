<?php
// attack: opens the places where the product, its challenges and its data may lie
// expect: exited 0
require 'attempts.php';

foreach (['/usr/share/assay', '/usr/lib/assay', '/usr/local/share/assay', '/usr/local/lib/assay', '/usr/src', '/usr/local/src'] as $folder) {
    if (is_dir($folder) && count(scandir($folder)) > 2) {
        worked("$folder is not empty");
    }
}
absent('/work/main', '/etc/assay', '/var/lib/assay', '/srv/assay', '/opt/assay', '/home', '/root', '/usr/local/bin/assay', '/usr/sbin/assay-sandbox');
verdict();
