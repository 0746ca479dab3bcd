<?php
fwrite(STDERR, 2 * (int) fgets(STDIN) . "\n");
