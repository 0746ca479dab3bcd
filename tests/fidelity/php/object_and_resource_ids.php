<?php
$objects = []; for ($i = 0; $i < 3; ++$i) $objects[] = new stdClass;
var_dump(array_map('spl_object_id', $objects), fopen('php://memory', 'r'), opendir('/'), proc_open('true', [], $pipes), stream_context_create(), fn () => 1);
