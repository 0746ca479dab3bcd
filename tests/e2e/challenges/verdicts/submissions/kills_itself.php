<?php
posix_kill(getmypid(), 15);
