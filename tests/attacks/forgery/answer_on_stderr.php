<?php
// attack: gives the right answer on standard error, and a frame of one
// expect: exited 0
// prints: 41
echo "41\n";
fwrite(STDERR, "42\n{\"stdout\": \"42\"}\n");
