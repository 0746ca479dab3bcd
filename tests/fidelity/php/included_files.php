<?php
file_put_contents('part.php', '<?php $seen = __FILE__; return [__LINE__, basename(__FILE__), count(get_included_files())];');
var_dump(include 'part.php', require_once './part.php', include_once 'part.php', $seen === getcwd() . '/part.php', (include 'none.php'), array_map('basename', get_included_files()));
require 'none_at_all.php';
