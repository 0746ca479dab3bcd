<?php
foreach (get_loaded_extensions() as $name) echo new ReflectionExtension($name);
foreach (['dl', 'cli_set_process_title', 'cli_get_process_title'] as $name) echo $function = new ReflectionFunction($name), $function->getExtensionName(), "\n";
