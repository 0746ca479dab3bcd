<?php
var_dump(feof(STDIN), fgets(STDIN), feof(STDIN), stream_get_contents(STDIN), fgetc(STDIN));
