<?php
echo 2 * ;
