<?php
// stdin: x
fclose(STDIN);
try { var_dump(fgets(STDIN)); } catch (TypeError $error) { echo $error->getMessage(), "\n"; }
var_dump(STDIN, fopen('php://memory', 'r'), @file_get_contents('php://stdin'));
$first = fopen('/dev/null', 'r');
var_dump($first);
