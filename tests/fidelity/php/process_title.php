<?php
var_dump(PHP_CLI_PROCESS_TITLE, cli_get_process_title(), cli_set_process_title('a new title'), cli_get_process_title(), cli_set_process_title(''), cli_get_process_title(), cli_set_process_title("a\0b"), cli_get_process_title());
echo file_get_contents('/proc/self/comm');
try { cli_set_process_title([]); } catch (TypeError $error) { echo $error->getMessage(), "\n"; }
