<?php
header('X-One: 1'); header('Content-Type: text/plain', true, 404); setcookie('a', 'b');
var_dump(headers_list(), headers_sent($file, $line), $file, $line, http_response_code(), http_response_code(500), http_response_code(), header_remove('X-One'), header_register_callback(fn () => print("headers\n")));
echo "body\n"; flush();
header('X-Late: 1');
var_dump(headers_sent(), xdebug_missing());
function xdebug_missing() { return function_exists('xdebug_info'); }
