<?php
echo "after the mark\n";
