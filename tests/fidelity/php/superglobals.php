<?php
var_dump($_GET, $_POST, $_COOKIE, $_FILES, $_REQUEST, array_keys($GLOBALS), isset($_SESSION), isset($argv), isset($_SERVER));
function inside() { return [isset($argv), isset($_SERVER['argv']), array_keys(get_defined_vars())]; }
var_dump(inside());
