<?php
// attack: leaves a FIFO where its result is expected, to make the judge wait
// expect: exited 0
// collect: result not_regular
posix_mkfifo('result', 0666);
echo "held\n";
