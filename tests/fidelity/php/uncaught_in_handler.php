<?php
set_exception_handler(function (Throwable $error) { echo 'handler: ', get_class($error), ' ', $error->getMessage(), "\n"; throw new Exception('again'); });
register_shutdown_function(function () { var_dump(error_get_last()['type'] ?? null); });
intdiv(1, 0);
