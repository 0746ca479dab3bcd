<?php
foreach ([1, 2, 3, 10, 12, 14, 15, 24, 26] as $number) {
    pcntl_signal($number, SIG_IGN);
}
while (true);
