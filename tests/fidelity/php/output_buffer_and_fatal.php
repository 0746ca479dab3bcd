<?php
ob_start(fn ($text) => "callback: $text");
echo "before the error\n";
undefined_function();
