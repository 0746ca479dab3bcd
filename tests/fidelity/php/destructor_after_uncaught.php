<?php
class D { function __destruct() { echo "not called after a fatal error\n"; } }
$d = new D;
throw new LogicException('uncaught');
