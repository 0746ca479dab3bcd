<?php
ini_set('memory_limit', '8M');
register_shutdown_function(function () { echo "shutdown\n", substr(error_get_last()['message'], 0, 40), "\n"; });
$text = str_repeat('x', 20_000_000);
