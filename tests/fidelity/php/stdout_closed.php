<?php
echo "before\n";
fclose(STDOUT);
echo "after\n";
fwrite(STDERR, "still here\n");
register_shutdown_function(function () { fwrite(STDERR, "shutdown\n"); echo "lost\n"; });
