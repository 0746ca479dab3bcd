<?php
var_dump(exec('printf "a\nb\n"; exit 3', $lines, $status), $lines, $status, shell_exec('echo $0'), `echo ticks`, system('exit 2', $code), $code, shell_exec('exit 1'));
$process = proc_open(['cat'], [['pipe', 'r'], ['pipe', 'w'], STDERR], $pipes, '/', ['A' => 'b']);
fwrite($pipes[0], 'through'); fclose($pipes[0]);
var_dump(stream_get_contents($pipes[1]), proc_close($process));
var_dump(pclose(popen('exit 9', 'r')), escapeshellarg("it's"), escapeshellcmd('a;b'), ignore_missing());
function ignore_missing() { return shell_exec('no-such-program 2>/dev/null'); }
