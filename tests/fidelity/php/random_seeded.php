<?php
mt_srand(42); var_dump(mt_rand(), mt_rand(1, 6), rand(1, 100), random_int(5, 5), array_rand([1, 2, 3]), str_shuffle('abcdef'));
srand(7); $list = range(1, 10); shuffle($list); echo implode(' ', $list), "\n";
mt_srand(3, MT_RAND_PHP); var_dump(mt_rand(1, 100), mt_getrandmax());
$engine = new Random\Randomizer(new Random\Engine\Mt19937(1)); var_dump($engine->getInt(1, 1000), $engine->shuffleArray([1, 2, 3, 4]));
var_dump(bin2hex((new Random\Randomizer(new Random\Engine\Xoshiro256StarStar(5)))->getBytes(8)));
var_dump(strlen(uniqid()), strlen(random_bytes(9)), lcg_value() < 1, mt_rand() !== mt_rand() || true);
