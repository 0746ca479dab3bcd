<?php
echo 'echo', ' ', 1, 2.0, true, null, "\n";
print "print\n";
printf("%05d %s %'*10s %-5s| %x %b %e %c %%\n", 42, 'text', 'pad', 'l', 255, 5, 12345.678, 65);
print_r([1, [2, (object) ['a' => 1]]]);
var_dump(1.0, 0.1 + 0.2, -0.0, NAN, INF, PHP_INT_MIN, "\0bytes\xff", [1 => 'x'], null);
var_export([1.0, 'a' => [true, null], new stdClass, "it's\n"]);
debug_zval_refcount(1);
function debug_zval_refcount($x) { debug_zval_refcount_inner($x); }
function debug_zval_refcount_inner($x) { debug_print_backtrace(); }
fputs(STDOUT, "fputs\n");
file_put_contents('php://output', "output\n");
file_put_contents('php://stdout', "stdout\n");
file_put_contents('php://stderr', "stderr\n");
?>
inline text <?= 'short' ?>

last line without an end