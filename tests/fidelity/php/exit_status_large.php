<?php
exit(257 + 256);
