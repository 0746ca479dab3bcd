<?php
$a = new stdClass; $a->self = $a; $b = new stdClass; $b->self = $b;
var_dump($a == $b);
