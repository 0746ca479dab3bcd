<?php
class D { function __construct(public $name, public $other = null) {} function __destruct() { echo "$this->name\n"; } }
$b = new D('b'); $a = new D('a'); $c = new D('c', $a);
static $s = new D('static');
function f() { static $t; $t = new D('function static'); $local = new D('local'); echo "f\n"; }
f();
class Holder { public static $held; }
Holder::$held = new D('class static');
$cycle = new D('cycle'); $cycle->other = $cycle; unset($cycle);
$array = [new D('x'), new D('y')];
$a = null;
$closure = function () { yield new D('generated'); };
$generator = $closure(); $generator->current();
echo "end\n";
