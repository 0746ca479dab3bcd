<?php
if (($argv[1] ?? '') === 'inner') { var_dump(PHP_BINARY, $argv, ini_get('memory_limit'), ini_get('display_errors'), $_SERVER['argc']); exit(3); }
passthru(PHP_BINARY . ' ' . escapeshellarg($argv[0]) . ' inner', $status);
var_dump($status);
