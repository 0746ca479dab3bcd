<?php
// Some thousand lines' worth of compiled code.
$code = ''; for ($i = 0; $i < 3000; ++$i) $code .= "function f$i(\$x) { return \$x + $i; }\nclass C$i { public \$p = $i; function m() { return f$i(\$this->p); } }\n";
eval($code);
$sum = 0; for ($i = 0; $i < 3000; ++$i) { $class = "C$i"; $sum += (new $class)->m(); }
echo $sum, "\n";
