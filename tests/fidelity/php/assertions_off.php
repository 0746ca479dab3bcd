<?php
assert(print("evaluated\n"));
var_dump(assert(false), @ini_set('zend.assertions', '1'));
try { eval('assert(false && strlen("x") > 1);'); } catch (AssertionError $error) { echo $error->getMessage(), "\n"; }
