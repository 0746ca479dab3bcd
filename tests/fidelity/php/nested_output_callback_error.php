<?php
ob_start(function ($text) { throw new Exception('in the callback'); });
echo "text\n";
