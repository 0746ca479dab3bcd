<?php
// stdin: abcdef\nghi\njkl\n
var_dump(fgetc(STDIN), fread(STDIN, 3), fgets(STDIN), stream_get_line(STDIN, 100, "\n"), readline(), readline());
$again = fopen('php://stdin', 'r');
var_dump($again, fgets($again), (int) $again);
