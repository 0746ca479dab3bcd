<?php
$pipe = popen('true', 'w'); usleep(200000);
var_dump(fwrite($pipe, str_repeat('x', 100000)), pclose($pipe));
echo "alive\n";
