<?php
// stdin: 3\n1 2.5 word\n
fscanf(STDIN, "%d", $count);
var_dump($count, fscanf(STDIN, "%d %f %s"), fscanf(STDIN, "%d"));
