<?php
var_dump(@dl('no_such.so'), error_get_last()['message'] ?? null);
dl('none/../x.so');
var_dump(extension_loaded('ffi'), extension_loaded('Zend OPcache'), function_exists('opcache_get_status') ? opcache_get_status() : null);
