<?php
// attack: sleeps longer than it may
// expect: wall_time
// limits: wall_ms=400
sleep(60);
echo "BROKEN: woke up\n";
