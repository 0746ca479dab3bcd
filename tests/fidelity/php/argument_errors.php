<?php
foreach (['strlen' => [], 'str_repeat' => ['x', -1], 'array_chunk' => [[], 0], 'range' => [1, 2, 0], 'random_int' => [2, 1], 'max' => [], 'array_fill' => [0, -1, 0], 'str_pad' => ['x', 5, ''], 'number_format' => ['x']] as $name => $arguments) { try { var_dump($name(...$arguments)); } catch (Throwable $error) { echo get_class($error), ': ', $error->getMessage(), "\n"; } }
