<?php
// attack: sends packets of its own making, as ping does
// expect: exited 0
require 'attempts.php';

fails('raw ICMP', fn () => socket_create(AF_INET, SOCK_RAW, 1));
fails('ping', fn () => socket_create(AF_INET, SOCK_DGRAM, 1));
refused('packet', 41, 17, 3, 768);
refused('raw IPv6', 41, 10, 3, 58);
verdict();
