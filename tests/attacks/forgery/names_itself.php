<?php
// attack: calls itself as the launcher is called, to be taken for it
// expect: exited 0
cli_set_process_title('assay-sandbox');
file_put_contents('/proc/self/comm', 'assay-sandbox');
echo "held\n";
