<?php
set_error_handler(function ($level, $message) { echo "[$level] $message\n"; return $level !== E_USER_NOTICE; });
echo $undefined;
$list = []; echo $list['none'];
echo "5 apples" + 1, "\n";
trigger_error('warning', E_USER_WARNING);
trigger_error('falls through', E_USER_NOTICE);
trigger_error('old', E_USER_DEPRECATED);
echo (string) @file_get_contents('/no/such'), "\n";
restore_error_handler();
trigger_error('the end', E_USER_ERROR);
echo "not reached\n";
