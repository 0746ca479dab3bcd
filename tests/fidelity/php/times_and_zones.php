<?php
var_dump(date('Y', 0), date_default_timezone_get(), mktime(0, 0, 0, 1, 1, 2000), strtotime('2021-03-28 02:30 Europe/Berlin'), gmdate('c', 1e9));
$date = new DateTimeImmutable('2024-02-29 12:00', new DateTimeZone('America/New_York'));
echo $date->modify('+1 year')->format(DATE_ATOM), ' ', $date->diff(new DateTime('2025-01-01 UTC'))->format('%R%a %h'), "\n";
date_default_timezone_set('Asia/Tokyo'); echo date('H:i T', 0), ' ', count(timezone_identifiers_list()), ' ', timezone_version_get(), "\n";
var_dump(hrtime(true) <= hrtime(true), microtime(true) > 1e9, abs(time() - $_SERVER['REQUEST_TIME']) < 60, date_sunrise_missing());
function date_sunrise_missing() { return function_exists('date_sunrise'); }
putenv('TZ=Asia/Kolkata'); echo date('T'), ' ', trim(shell_exec('date -d @0 +%H:%M')), "\n";
