<?php
// Streams with buffers, and children, left open are closed in order at the end.
$zip = fopen('compress.zlib://out.gz', 'w'); fwrite($zip, 'packed');
$pipe = popen('cat >&2', 'w'); fwrite($pipe, "from the pipe\n");
class Last { function __destruct() { echo "object\n"; } } $last = new Last;
register_shutdown_function(function () { echo "shutdown\n"; });
