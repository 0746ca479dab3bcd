<?php
final class Point { public function __construct(public readonly int $x = 0, public readonly ?Point $next = null) {} }
$p = new Point(1, next: new Point); var_dump($p);
try { $p->x = 2; } catch (Error $error) { echo $error->getMessage(), "\n"; }
function union(int|string|null $v): static|string { return gettype($v); }
