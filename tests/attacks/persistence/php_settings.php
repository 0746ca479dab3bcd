<?php
// attack: plants settings that PHP reads when it starts
// expect: exited 0
// stages: plant look
require 'attempts.php';

if (get_include_path() !== '.:/usr/share/php' || ini_get('auto_prepend_file') !== '') {
    worked('the settings are not the usual ones');
}
foreach (['/work/.user.ini', '/work/php.ini', '/tmp/php.ini', '/work/php-cli.ini'] as $path) {
    if (file_exists($path)) {
        worked("$path is from another run");
    }
    file_put_contents($path, "auto_prepend_file=/tmp/planted.php\n");
}
fails('/etc/php', fn () => file_put_contents('/etc/php/8.2/cli/conf.d/99-planted.ini', 'x'));
verdict();
