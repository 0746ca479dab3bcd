<?php

declare(strict_types=1);

for ($number = 1; ($line = fgets(STDIN)) !== false; $number++) {
    $words = preg_split('/[ \t]+/', trim($line));
    // Carry out the command, and remember what you answered.
}
