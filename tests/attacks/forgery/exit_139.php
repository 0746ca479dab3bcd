<?php
// attack: ends with the number that a shell gives for a segmentation fault
// expect: exited 139
echo "42\n";
exit(139);
