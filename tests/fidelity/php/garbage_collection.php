<?php
class Node { public $next; static $gone = 0; function __destruct() { self::$gone++; } }
for ($i = 0; $i < 30000; ++$i) { $node = new Node; $node->next = $node; }
var_dump(Node::$gone, gc_enabled(), gc_collect_cycles(), Node::$gone, gc_status());
$map = new WeakMap; $key = new stdClass; $map[$key] = 1; unset($key); var_dump(count($map));
