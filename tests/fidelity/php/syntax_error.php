<?php
echo "first line\n";
$x = = 1;
