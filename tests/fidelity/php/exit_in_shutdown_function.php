<?php
register_shutdown_function(function () { echo "one\n"; exit(5); });
register_shutdown_function(function () { echo "two\n"; });
exit(1);
