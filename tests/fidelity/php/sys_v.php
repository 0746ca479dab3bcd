<?php
var_dump(ftok(__FILE__, 'a') !== -1, class_exists('SysvSemaphore'), function_exists('shmop_open'), function_exists('msg_send'));
