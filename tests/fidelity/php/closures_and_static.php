<?php
function counter() { static $n = 0; return ++$n; }
counter(); counter(); echo counter(), "\n";
class A { private $x = 1; } $peek = fn () => $this->x; echo Closure::bind($peek, new A, A::class)(), "\n";
enum Suit: string { case H = 'h'; case S = 's'; const D = self::H; static function all() { return array_column(self::cases(), 'name', 'value'); } }
print_r(Suit::all()); var_dump(Suit::from('h'), Suit::tryFrom('x'), Suit::D);
Suit::from('z');
