<?php
// CPU time, not wall time, and only once it is set: it is none on the command line.
var_dump(ini_get('max_execution_time'));
register_shutdown_function(function () { echo "shutdown\n"; });
set_time_limit(1);
while (true);
