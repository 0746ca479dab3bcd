<?php
class D { function __destruct() { echo "destructed\n"; exit(6); } }
$d = new D;
echo "end\n";
