<?php
set_exception_handler(function (Throwable $error) { fwrite(STDERR, get_class($error) . "\n"); echo "handled\n"; });
register_shutdown_function(fn () => print("shutdown\n"));
null_call();
