<?php
// What is open besides the three.
foreach (scandir('/proc/self/fd') as $number) if ($number[0] !== '.') echo $number, $number > 2 ? ' ' . preg_replace('/\d+/', 'N', (string) @readlink("/proc/self/fd/$number")) : '', "\n";
$file = fopen('php://fd/1', 'w'); fwrite($file, "by number\n"); var_dump($file, @fopen('php://fd/99', 'r'));
