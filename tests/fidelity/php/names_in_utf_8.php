<?php
$größe = 5; function überall(int $größe): string { return "größe: $größe"; }
echo überall($größe), strlen('größe'), mb_missing(), "\n";
function mb_missing() { return function_exists('mb_strlen') ? 'mb' : 'no mb'; }
var_dump(ucfirst('é'), strtoupper('é'), strtolower('É'), htmlspecialchars("<é>\xff"), json_encode("é\u{1F600}"), wordwrap('aé bé', 3, "\n", true));
