<?php
// attack: opens sockets of every family but the one within the box, by the extension and by streams
// expect: exited 0
// layer: seccomp
require 'attempts.php';

foreach ([AF_INET, AF_INET6] as $family) {
    fails("TCP of family $family", fn () => socket_create($family, SOCK_STREAM, SOL_TCP));
    fails("UDP of family $family", fn () => socket_create($family, SOCK_DGRAM, SOL_UDP));
}
foreach (['tcp://127.0.0.1:8080', 'tcp://169.254.169.254:80', 'udp://1.1.1.1:53', 'tcp://[::1]:5432'] as $address) {
    fails($address, fn () => stream_socket_client($address, $code, $text, 0.2));
}
fails('a listener', fn () => stream_socket_server('tcp://0.0.0.0:0'));
verdict();
