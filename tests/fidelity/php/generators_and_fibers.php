<?php
function count_up() { try { $x = yield 1; echo "got $x\n"; yield from [2, 3]; return 4; } finally { echo "finally\n"; } }
$g = count_up(); echo $g->current(), $g->send('sent'), "\n"; foreach ($g as $v) echo $v, "\n"; echo $g->getReturn(), "\n";
$fiber = new Fiber(function ($a) { $b = Fiber::suspend($a + 1); echo "resumed $b\n"; Fiber::suspend(); echo "never\n"; });
var_dump($fiber->start(1)); $fiber->resume('x');
$left = count_up(); $left->current();
echo "end\n";
