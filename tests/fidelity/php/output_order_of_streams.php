<?php
// Unbuffered writes of both kinds into one pipe keep their order.
for ($i = 0; $i < 5; ++$i) { echo "echo $i\n"; fwrite(STDOUT, "fwrite $i\n"); system("echo system $i"); passthru("echo passthru $i"); print("print $i\n"); }
