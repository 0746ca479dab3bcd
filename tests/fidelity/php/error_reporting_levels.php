<?php
var_dump(error_reporting(), error_reporting(0), error_reporting());
echo $undefined;
error_reporting(E_ALL);
function old(?int $a = null, $b) {}
echo $undefined;
var_dump(error_get_last()); error_clear_last(); var_dump(error_get_last());
ini_set('log_errors', '1');
echo $undefined;
ini_set('display_errors', '0');
echo $undefined;
