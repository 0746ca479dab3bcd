<?php
function leave() { try { exit(4); } finally { echo "not run\n"; } }
leave();
