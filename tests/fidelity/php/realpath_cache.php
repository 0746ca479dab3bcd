<?php
var_dump(realpath_cache_size(), array_keys(realpath_cache_get())); realpath('/usr/bin'); is_file('/usr/bin/php'); var_dump(array_keys(realpath_cache_get()));
