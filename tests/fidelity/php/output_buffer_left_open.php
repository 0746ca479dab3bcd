<?php
ob_start(fn ($text, $phase) => "($phase " . trim($text) . ")\n");
ob_start(fn ($text) => strrev($text));
echo "never flushed by hand";
register_shutdown_function(function () { echo " + shutdown"; });
class D { function __destruct() { echo " + destructor"; } }
$d = new D;
