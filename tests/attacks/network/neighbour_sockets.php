<?php
// attack: connects to the local sockets of a box that runs at the same time
// expect: exited 0
// beside: yes
require 'attempts.php';

foreach ([SOCK_STREAM, SOCK_DGRAM] as $kind) {
    $one = socket_create(AF_UNIX, $kind, 0);
    fails("connect $kind", fn () => socket_connect($one, "\0neighbour$kind"));
    $two = socket_create(AF_UNIX, $kind, 0);
    if (!@socket_bind($two, "\0neighbour$kind")) {
        worked("the neighbour's name is taken here");
    }
}
verdict();
