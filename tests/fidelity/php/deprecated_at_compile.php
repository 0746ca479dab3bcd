<?php
function late($optional = 1, $required) { return $required; }
class Old { public function __construct() { $this->dynamic = 1; } }
new Old;
echo late(1, 2), utf8_encode("x"), "${argc}", "\n";
