<?php
// stdin: one\ntwo\nthree\n
echo fgets(STDIN); passthru('cat'); var_dump(fgets(STDIN));
