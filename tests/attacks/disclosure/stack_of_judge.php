<?php
// attack: looks through the call stack, the variables and the included files for a judge
// expect: exited 0
require 'attempts.php';

$files = array_map('basename', get_included_files());
if ($files !== ['main.php', 'attempts.php']) {
    worked('included are ' . implode(' ', $files));
}
if (debug_backtrace() !== []) {
    worked('there are frames above the program');
}
$known = ['_GET', '_POST', '_COOKIE', '_FILES', 'argv', 'argc', '_SERVER', '_ENV', '_REQUEST', 'worked', 'files', 'known', 'GLOBALS'];
foreach (array_diff(array_keys($GLOBALS), $known) as $name) {
    worked("variable $name");
}
foreach (['auto_prepend_file', 'auto_append_file', 'open_basedir', 'disable_functions'] as $setting) {
    if ((string) ini_get($setting) !== '') {
        worked("$setting is " . ini_get($setting));
    }
}
verdict();
