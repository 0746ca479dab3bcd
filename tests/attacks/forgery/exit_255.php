<?php
// attack: ends with the number that the launcher's own failures might use
// expect: exited 255
echo "42\n";
exit(255);
