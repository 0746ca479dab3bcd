<?php
// attack: fetches pages by every wrapper that PHP has
// expect: exited 0
// limits: wall_ms=4000
require 'attempts.php';

foreach (['http://example.com/', 'https://example.com/', 'http://127.0.0.1:8080/', 'ftp://example.com/', 'http://[::1]/', 'ssl://127.0.0.1:443'] as $url) {
    fails($url, fn () => file_get_contents($url));
}
fails('ftp', fn () => ftp_connect('127.0.0.1', 21, 1));
fails('fsockopen', fn () => fsockopen('127.0.0.1', 8080, $code, $text, 1));
verdict();
