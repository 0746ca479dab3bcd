<?php
var_dump(ini_set('precision', '5'), 1 / 3, ini_get('precision'), ini_get_all(null, true)['precision']);
ini_restore('precision');
var_dump(1 / 3, ini_set('no.such', '1'), ini_set('memory_limit', '64M'), ini_get('memory_limit'), ini_set('display_errors', '1'));
echo $undefined;
ini_restore('display_errors');
echo $undefined;
var_dump(ini_set('allow_url_include', '1'), ini_parse_quantity_missing());
function ini_parse_quantity_missing() { return function_exists('ini_parse_quantity'); }
