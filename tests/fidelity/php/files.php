<?php
file_put_contents('a.txt', "one\ntwo\n"); file_put_contents('a.txt', 'three', FILE_APPEND);
var_dump(file('a.txt', FILE_IGNORE_NEW_LINES), filesize('a.txt'), copy('a.txt', 'b.txt'), rename('b.txt', 'c.txt'), unlink('c.txt'), is_writable('.'), decoct(fileperms('a.txt') & 0777), touch('t', 5), filemtime('t'), glob('*.txt'), flock(fopen('a.txt', 'r'), LOCK_EX), tempnam('.', 'x') !== false, fread(tmpfile(), 5), disk_missing());
function disk_missing() { return function_exists('disk_free_space'); }
foreach (new SplFileObject('a.txt') as $n => $line) echo $n, $line;
chdir('/'); var_dump(getcwd(), file_exists('a.txt'));
