<?php
// stdin: body text
var_dump(file_get_contents('php://input'), file_get_contents('php://input'), fgets(STDIN));
