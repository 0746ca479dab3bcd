<?php
// All constants, in their order, but those that tell the run's own streams apart.
foreach (get_defined_constants(true) as $group => $constants) foreach ($constants as $name => $value) echo $group, ' ', $name, ' ', var_export($value, true), "\n";
