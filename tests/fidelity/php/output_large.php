<?php
echo str_repeat('0123456789abcde' . "\n", 20000);
