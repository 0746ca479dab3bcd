<?php
ini_set("memory_limit", "-1");
$kept = [];
while (true) {
    $kept[] = str_repeat("x", 1 << 20);
}
