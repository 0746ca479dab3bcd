<?php
session_save_path(getcwd()); session_id('abc');
var_dump(session_start(), session_status(), $_SESSION['count'] = 1, session_write_close(), file_get_contents('sess_abc'), session_name(), strlen(session_create_id()));
