<?php
// attack: ends with the number that tools give for a time limit
// expect: exited 124
exit(124);
