<?php
class T { function __toString(): string { return (function () { ob_start(); debug_print_backtrace(); return ob_get_clean(); })(); } static function __callStatic($n, $a) { return print_r(array_map(fn ($f) => [$f['function'], $f['line'] ?? 0, $f['class'] ?? ''], debug_backtrace()), true); } }
echo new T, T::anything(1); eval('echo __FILE__ === "" ? 1 : basename(__FILE__), "\n";');
