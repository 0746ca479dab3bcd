<?php
ob_start('ob_gzhandler');
echo "plain on the command line\n";
ob_end_flush();
echo bin2hex(gzcompress('text', 1)), "\n";
