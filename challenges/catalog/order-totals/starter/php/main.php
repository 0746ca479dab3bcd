<?php

declare(strict_types=1);

$number = 0;
while (($line = fgets(STDIN)) !== false) {
    $number++;
    $fields = explode(';', $line);
    // Price the line, or say what is wrong with it.
}
