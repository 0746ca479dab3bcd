<?php
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair); socket_write($pair[0], 'hello'); var_dump(socket_read($pair[1], 10), $pair[0]);
[$a, $b] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0); fwrite($a, "line\n"); var_dump(fgets($b), $a);
$server = stream_socket_server('unix://./s.sock'); $client = stream_socket_client('unix://./s.sock'); fwrite($client, 'x'); fclose($client);
var_dump(stream_get_contents(stream_socket_accept($server)), @stream_socket_client('tcp://127.0.0.1:1', $number, $text), $text, gethostbyname('no.such.host.invalid'));
