<?php
// args: one two --three -d four=4 -- é
var_dump($argc, $argv, $_SERVER['argc'], $_SERVER['argv'], $GLOBALS['argv'], getopt('d:', ['three'], $rest), $rest);
