<?php
spl_autoload_register(function ($name) { echo "loading $name\n"; if ($name === 'Made') eval('class Made { const X = 1; }'); });
var_dump(Made::X, class_exists('Absent'), class_exists('Absent2', false), is_a('Made', 'Made', true));
new Missing;
