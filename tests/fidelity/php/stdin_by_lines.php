<?php
// stdin: first line\nsecond line\n\nlast without end
while (($line = fgets(STDIN)) !== false) var_dump($line, feof(STDIN));
var_dump(fgets(STDIN), feof(STDIN), fgetc(STDIN), fread(STDIN, 10));
