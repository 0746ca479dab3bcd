<?php
fclose(STDERR);
echo $undefined;
trigger_error('unheard', E_USER_WARNING);
echo "fine\n";
throw new Exception('unheard too');
