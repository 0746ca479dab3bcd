<?php
// attack: keeps compiled code in PHP's file cache for the next run
// expect: exited 0
// stages: plant look
require 'attempts.php';

foreach (['/tmp/opcache', '/work/opcache', '/dev/shm/opcache'] as $folder) {
    if (file_exists($folder)) {
        worked("$folder is from another run");
    }
    mkdir($folder);
    file_put_contents("$folder/attack.php", '<?php return 1;');
    shell_exec("/usr/bin/php -d opcache.enable_cli=1 -d opcache.file_cache=$folder -d opcache.file_cache_only=1 $folder/attack.php");
}
fails('sessions', fn () => file_put_contents('/var/lib/php/sessions/sess_planted', 'x'));
verdict();
