<?php
// stdin: 10 20\n30\n
var_dump(file_get_contents('php://stdin'), stream_get_contents(STDIN), file('php://stdin'), file_get_contents('/dev/stdin'));
