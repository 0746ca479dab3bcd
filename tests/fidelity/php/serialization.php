<?php
class P { public $a = 1; protected $b = [2]; private $c = 3.5; function __sleep() { return ['a', 'b']; } function __wakeup() { echo "woken\n"; } }
echo $text = serialize([new P, true, null, "x"]), "\n"; print_r(unserialize($text)); var_dump(unserialize('O:4:"None":0:{}'), json_encode(['a' => 1.0, 'é' => "\u{e9}"], JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE), json_decode('[1, {"a": 12345678901234567890}]', true), igbinary_missing());
function igbinary_missing() { return function_exists('igbinary_serialize'); }
try { json_decode('{', false, 512, JSON_THROW_ON_ERROR); } catch (JsonException $error) { echo $error->getMessage(), "\n"; }
