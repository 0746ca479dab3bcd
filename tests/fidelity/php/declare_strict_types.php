<?php
declare(strict_types=1);
try { strlen(5); } catch (TypeError $error) { echo $error->getMessage(), "\n"; }
declare(ticks=1);
register_tick_function(function () { echo '.'; });
$a = 1; $b = 2;
echo "\n";
