<?php
ob_start();
echo "hidden\n";
var_dump(ob_get_level(), ob_get_length());
$text = ob_get_clean();
echo strtoupper($text), ob_get_level(), "\n";
ob_start(fn ($buffer, $phase) => "[$phase:" . strlen($buffer) . "]$buffer", 4);
echo "ab"; echo "cdef"; echo "g";
ob_end_flush();
ob_start(); echo "outer "; ob_start(); echo "inner ";
print_r(ob_list_handlers()); print_r(ob_get_status(true));
ob_implicit_flush();
var_dump(ob_end_clean(), @ob_end_clean(), @ob_end_clean());
output_add_rewrite_var('a', 'b');
echo '<a href="x">';
