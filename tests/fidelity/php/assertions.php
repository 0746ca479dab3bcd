<?php
var_dump(ini_get('zend.assertions'), ini_get('assert.exception'));
assert(false);
ini_set('zend.assertions', 1);
assert(1 > 2, 'arithmetic');
echo "end\n";
