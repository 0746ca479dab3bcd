<?php
$fiber = new Fiber(function () { try { Fiber::suspend(); } finally { echo "unwound\n"; } });
$fiber->start();
$other = new Fiber(function () { throw new Exception('inside'); });
$other->start();
