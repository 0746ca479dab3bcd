<?php
echo 2 * (int) fgets(STDIN) - 1, "\n";
