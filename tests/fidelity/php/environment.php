<?php
var_dump($_ENV, getenv(), getenv('PATH'), getenv('NO_SUCH'), putenv('NEW=1'), getenv('NEW'), shell_exec('echo $NEW'), putenv('NEW'), getenv('NEW'), putenv('PATH=/nowhere'), getenv('PATH'), getenv('PATH', true));
