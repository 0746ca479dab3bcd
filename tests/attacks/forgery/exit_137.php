<?php
// attack: ends with the number that a shell gives for SIGKILL, to look like a victim of the memory limit
// expect: exited 137
echo "42\n";
exit(137);
