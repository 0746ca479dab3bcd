<?php
set_error_handler(function ($level, $message, $file, $line) { echo "[$level] $message ", basename($file), ":$line\n"; return $level !== E_USER_NOTICE; });
echo $undefined, [][0], "a" + 0 ?? 1;
