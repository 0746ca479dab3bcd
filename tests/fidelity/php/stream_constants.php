<?php
var_dump(STDIN, STDOUT, STDERR, fopen('php://memory', 'r'), stream_get_meta_data(STDIN), stream_get_meta_data(STDOUT), stream_get_meta_data(STDERR), get_resources());
var_dump(stream_isatty(STDIN), posix_isatty(STDOUT), fstat(STDIN)['size'] ?? null, get_resource_type(STDIN), (int) STDERR);
