<?php
ob_start(function ($text) { phpinfo(INFO_LICENSE); return $text; });
echo "text\n";
