<?php
declare(strict_types=1);
function typed(int $number): string { return $number; }
try { typed('5'); } catch (TypeError $error) { echo $error->getMessage(), "\n", $error->getTraceAsString(), "\n"; }
typed(5);
