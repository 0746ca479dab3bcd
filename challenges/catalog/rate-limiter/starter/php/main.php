<?php

declare(strict_types=1);

$settings = file_get_contents('limiter.conf');
while (($line = fgets(STDIN)) !== false) {
    $fields = preg_split('/[ \t]+/', trim($line));
    // Answer "yes", "no" and the seconds to wait, or "bad".
}
