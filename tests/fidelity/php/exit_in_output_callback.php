<?php
ob_start(function ($text) { exit(8); });
echo "text";
