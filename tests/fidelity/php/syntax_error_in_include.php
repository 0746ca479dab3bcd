<?php
file_put_contents('broken.php', "<?php\n\nif (");
try { include 'broken.php'; } catch (ParseError $error) { echo $error->getMessage(), ' ', basename($error->getFile()), ':', $error->getLine(), "\n"; }
eval('broken(;');
