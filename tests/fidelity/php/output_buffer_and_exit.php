<?php
ob_start();
echo "kept\n";
exit(7);
