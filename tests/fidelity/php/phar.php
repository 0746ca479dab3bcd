<?php
var_dump(ini_get('phar.readonly'), Phar::canWrite(), class_exists('PharData'));
$archive = new PharData('x.tar'); $archive['in.txt'] = 'inside'; echo file_get_contents('phar://x.tar/in.txt'), "\n";
file_put_contents('l.php', '<?php echo "lib\n";'); $archive->addFile('l.php'); include 'phar://x.tar/l.php';
