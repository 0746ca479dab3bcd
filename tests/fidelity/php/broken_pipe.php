<?php
// SIGPIPE is ignored: a write that nobody reads is an error.
[$near, $far] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0); fclose($far);
var_dump(fwrite($near, 'x'));
echo "alive\n";
