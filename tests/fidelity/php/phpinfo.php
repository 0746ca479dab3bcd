<?php
// Less the two times.
ob_start();
phpinfo();
echo preg_replace('/.*REQUEST_TIME.*\n/', '', ob_get_clean());
phpinfo(INFO_GENERAL);
