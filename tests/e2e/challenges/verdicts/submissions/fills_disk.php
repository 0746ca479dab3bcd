<?php
$block = str_repeat("x", 1 << 20);
$full = false;
foreach (["/tmp/one", "/tmp/two"] as $name) {
    $file = fopen($name, "w");
    for ($i = 0; $i < 12; ++$i) {
        $full = $full || @fwrite($file, $block) !== strlen($block);
    }
}
echo $full ? 2 * (int) fgets(STDIN) : "the disk has no end", "\n";
