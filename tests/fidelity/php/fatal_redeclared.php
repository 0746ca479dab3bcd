<?php
echo "never printed\n";
function twice() {}
function twice() {}
