<?php
function kind(int|string|null $value = null, int ...$rest): string { return gettype($value) . count($rest); }
echo kind(), kind('5', 1, 2), kind(value: 3), match (true) { default => 'd' }, "\n";
echo match (5) { 1 => 'one' };
