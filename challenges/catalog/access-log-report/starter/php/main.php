<?php

declare(strict_types=1);

$arguments = array_slice($argv, 1);
while (($line = fgets(STDIN)) !== false) {
    // Read the line, and remember what the report needs.
}
