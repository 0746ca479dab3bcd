<?php
// attack: unserializes a text that claims more elements than it has
// expect: exited 0
// limits: memory_mib=48
require 'attempts.php';

foreach (['a:1000000000:{i:0;i:0;}', 'O:8:"stdClass":999999999:{}', 's:99999999999:"x";'] as $text) {
    fails($text, fn () => unserialize($text));
}
verdict();
