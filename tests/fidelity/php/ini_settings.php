<?php
// Every setting with its three values, and what -d and the ini files said.
var_dump(ini_get_all());
foreach (['memory_limit', 'display_errors', 'log_errors', 'html_errors', 'max_execution_time', 'implicit_flush', 'cfg_file_path', 'extension', 'no_such'] as $name)
    var_dump($name, ini_get($name), get_cfg_var($name));
