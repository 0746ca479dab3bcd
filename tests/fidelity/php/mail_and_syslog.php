<?php
var_dump(@mail('a@b.invalid', 's', 'b'), openlog('x', 0, LOG_USER), ini_get('sendmail_path') !== '');
