<?php
register_shutdown_function(fn () => print("shutdown\n"));
return 5;
