<?php
echo 'no line end';
fwrite(STDOUT, ', nor here');
throw new Exception("two\nlines");
