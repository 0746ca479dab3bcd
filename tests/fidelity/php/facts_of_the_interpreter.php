<?php
// What a program can ask about PHP itself.
var_dump(PHP_SAPI, php_sapi_name(), PHP_BINARY, PHP_VERSION, PHP_OS, php_uname(), zend_version(), php_ini_loaded_file(), php_ini_scanned_files());
var_dump(PHP_CONFIG_FILE_PATH, PHP_CONFIG_FILE_SCAN_DIR, PHP_EXTENSION_DIR, get_include_path(), sys_get_temp_dir());
var_dump(get_loaded_extensions(), get_loaded_extensions(true), stream_get_wrappers(), stream_get_transports(), stream_get_filters());
var_dump(get_resources(), gc_status(), spl_object_id(new stdClass), spl_object_hash(new stdClass));
var_dump(date_default_timezone_get(), setlocale(LC_ALL, 0), connection_status(), ignore_user_abort(), php_sapi_name() === 'cli');
