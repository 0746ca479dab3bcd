<?php
// stdin: ready\n
$read = [STDIN]; $write = $except = null;
var_dump(stream_select($read, $write, $except, 1), count($read), stream_set_blocking(STDIN, false), fgets(STDIN), fgets(STDIN), stream_get_meta_data(STDIN));
