<?php
function told(...$words) { echo implode(' ', $words), "\n"; }
register_shutdown_function('told', 'first', 1);
register_shutdown_function(function () { told('second'); register_shutdown_function('told', 'registered late'); });
class C { static function s() { told('static'); } function m() { told('method'); } function __destruct() { told('destructor'); } }
register_shutdown_function(['C', 's']);
register_shutdown_function([new C, 'm']);
register_shutdown_function(function () { throw new Exception('in shutdown'); });
register_shutdown_function('told', 'after the exception');
told('end');
