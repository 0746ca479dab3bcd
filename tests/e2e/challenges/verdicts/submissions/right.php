<?php
echo 2 * (int) fgets(STDIN), "\n";
