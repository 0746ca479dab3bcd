<?php
register_shutdown_function(function () { echo "one\n"; undefined_in_shutdown(); });
register_shutdown_function(function () { echo "two\n"; });
