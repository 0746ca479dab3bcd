<?php
var_dump(memory_get_usage(), memory_get_peak_usage(), memory_get_usage(true), memory_get_peak_usage(true));
$list = range(1, 100000);
var_dump(memory_get_usage(), memory_get_peak_usage(true));
unset($list);
var_dump(gc_mem_caches(), memory_get_usage(true));
