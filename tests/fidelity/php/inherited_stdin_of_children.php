<?php
// stdin: for the child\n
passthru('cat');
var_dump(fgets(STDIN));
