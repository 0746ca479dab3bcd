<?php
$file = fopen(__FILE__, 'r');
fseek($file, __COMPILER_HALT_OFFSET__);
echo stream_get_contents($file);
__HALT_COMPILER();data <?php not run
