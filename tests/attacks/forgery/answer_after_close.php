<?php
// attack: closes standard output after the wrong answer and gives the right one by every path that leads back
// expect: exited 0
// prints: 41
echo "41\n";
fclose(STDOUT);
foreach (['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1', '/proc/thread-self/fd/1', '/dev/tty', '/dev/console'] as $path) {
    @file_put_contents($path, "42\n");
}
