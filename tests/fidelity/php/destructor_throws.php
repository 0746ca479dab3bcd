<?php
class D { function __destruct() { echo "d\n"; throw new RuntimeException('from a destructor'); } }
$one = new D; $two = new D;
register_shutdown_function(function () { echo "shutdown\n"; });
echo "end\n";
