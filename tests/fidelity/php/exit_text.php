<?php
exit("said at the end\n");
