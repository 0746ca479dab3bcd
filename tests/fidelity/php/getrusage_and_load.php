<?php
$usage = getrusage(); var_dump(array_keys($usage), count(sys_getloadavg()), php_sapi_name(), is_int(getmypid()), gethostname() !== '', is_array(posix_uname()), is_array(posix_times()));
