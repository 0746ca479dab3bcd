<?php
var_dump(preg_match('/(?<word>\w+) (\d+)/u', 'größe 42', $found), $found, preg_replace_callback('/\d/', fn ($m) => $m[0] * 2, 'a1b2'), preg_split('//u', 'äb', -1, PREG_SPLIT_NO_EMPTY));
var_dump(preg_match('/(a+)+$/', str_repeat('a', 40) . 'b'), preg_last_error_msg(), @preg_match('/(/', ''), preg_last_error());
var_dump(preg_match('/^(?:.|\n)*$/', str_repeat("x\n", 100000)), preg_last_error_msg(), ini_get('pcre.jit'));
