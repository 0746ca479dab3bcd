<?php
echo "replaced next\n";
register_shutdown_function(function () { echo "not reached\n"; });
pcntl_exec('/bin/sh', ['-c', 'echo $A; exit 12'], ['A' => 'from env']);
