<?php
fclose(STDOUT);
$file = fopen('taken.txt', 'w');
echo "goes into the file\n";
fflush($file);
fwrite(STDERR, file_get_contents('taken.txt'));
