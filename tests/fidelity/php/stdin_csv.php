<?php
// stdin: a,"b ""c""",d\n1,,3\n
while ($row = fgetcsv(STDIN)) var_dump($row);
fputcsv(STDOUT, ['x', 'y z', 'q"r', '', null, 1.5]);
