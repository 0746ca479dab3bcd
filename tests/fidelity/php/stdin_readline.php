<?php
// stdin: one\ntwo\n
var_dump(readline('prompt> '), readline(), readline('> '), readline_add_history('x'), readline_list_history_exists());
function readline_list_history_exists() { return function_exists('readline_list_history'); }
