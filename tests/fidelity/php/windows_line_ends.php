<?php
echo __LINE__, "\n";
echo "a
b";
echo $undefined;
