<?php
foreach (hash_algos() as $name) echo $name, ' ', hash($name, 'text'), "\n";
var_dump(password_verify('x', password_hash('x', PASSWORD_BCRYPT, ['cost' => 4])), crypt('x', '$1$salt$'), crc32('x'), md5_file(__FILE__) === md5(file_get_contents(__FILE__)), openssl_digest('x', 'sha256'), bin2hex(sodium_crypto_generichash('x')));
