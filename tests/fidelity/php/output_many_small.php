<?php
for ($i = 0; $i < 3000; ++$i) echo $i, "\n";
