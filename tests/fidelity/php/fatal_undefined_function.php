<?php
echo "before\n";
function caller() { no_such_function(1); }
caller();
