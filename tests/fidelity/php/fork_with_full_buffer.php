<?php
ob_start();
echo "once in each\n";
$pid = pcntl_fork();
if ($pid) pcntl_wait($status);
