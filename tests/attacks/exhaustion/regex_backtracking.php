<?php
// attack: lifts the limits of PCRE and matches an expression that takes exponential time
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
ini_set('pcre.backtrack_limit', '9223372036854775807');
ini_set('pcre.recursion_limit', '9223372036854775807');
ini_set('pcre.jit', '0');
echo 'BROKEN: ' . var_export(preg_match('/(x+x+)+y/', str_repeat('x', 64) . 'zy'), true) . "\n";
