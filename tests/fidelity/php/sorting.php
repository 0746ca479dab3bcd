<?php
$list = [3 => 'b', 1 => 'a', 2 => 'c', 10 => 'B']; asort($list); print_r($list); ksort($list); print_r($list); natcasesort($list); print_r($list);
usort($list, fn ($a, $b) => strcmp($b, $a)); print_r($list); array_multisort($list); print_r($list);
$mixed = ['10', 9, 'x', null, true, 1.5, '1e1']; sort($mixed); var_dump($mixed);
