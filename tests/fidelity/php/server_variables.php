<?php
// args: x
var_dump(array_keys($_SERVER));
foreach ($_SERVER as $name => $value) if (!str_starts_with($name, 'REQUEST_TIME')) var_dump($name, $value);
var_dump(is_int($_SERVER['REQUEST_TIME']), is_float($_SERVER['REQUEST_TIME_FLOAT']), abs($_SERVER['REQUEST_TIME_FLOAT'] - microtime(true)) < 60);
var_dump($_SERVER['REQUEST_TIME'] === (int) $_SERVER['REQUEST_TIME_FLOAT']);
