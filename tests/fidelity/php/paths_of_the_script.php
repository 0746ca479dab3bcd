<?php
var_dump(__FILE__, __DIR__, __LINE__, getcwd(), get_included_files(), $_SERVER['SCRIPT_NAME'], $_SERVER['SCRIPT_FILENAME'], $_SERVER['PATH_TRANSLATED'], $_SERVER['PHP_SELF'], realpath('.'), basename($argv[0]));
var_dump(getmyuid(), getmygid(), get_current_user(), getlastmod() > 0, getmyinode() > 0);
