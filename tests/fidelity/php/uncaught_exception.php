<?php
class Deep extends DomainException {}
function outer(array $list, $text, ...$more) { try { inner($text); } catch (Exception $error) { throw new Deep('outer', 5, $error); } }
function inner($text) { throw new InvalidArgumentException("inner: $text"); }
set_error_handler(null);
outer([1, 2], 'a text that is longer than fifteen letters', 1.5, null, STDIN, new stdClass, true);
