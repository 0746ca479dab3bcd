<?php
var_dump(PHP_INT_MAX + 1, 0.1 + 0.2, 1e100, 7 % -3, -7 % 3, intdiv(-7, 2), fdiv(1, 0), 10 ** -1, 2 ** 63, round(2.5), round(-3.5), floor(-0.5), number_format(1234567.891, 2), 0b101, 0o17, 1_000, PHP_FLOAT_EPSILON, "10" == "1e1", 0 == "a", null <=> false, base_convert('ff', 16, 2), (int) 1e19, 9007199254740993);
try { 1 % 0; } catch (DivisionByZeroError $error) { echo $error->getMessage(), "\n"; }
try { 1 << -1; } catch (ArithmeticError $error) { echo $error->getMessage(), "\n"; }
