<?php

// Wrong: keeps every line and all its parts until the end. Right answers, much memory.

declare(strict_types=1);

const LINE = '{^[^ ]+ [^ ]+ [^ ]+ \[[^\]]*\] "([A-Z]+) (/[^ "]*) HTTP/[0-9]\.[0-9]" ([1-5][0-9]{2}) (?:[0-9]+|-) ([0-9]{1,9})$}D';

function fail(string $message): never
{
    fwrite(STDERR, "$message\n");
    exit(2);
}

/** @return array{?int, ?string, list<string>} top, rejects and the files */
function options(array $arguments): array
{
    [$top, $rejects, $files] = [null, null, []];
    while ($arguments) {
        $argument = array_shift($arguments);
        if ($argument === '--top') {
            $value = array_shift($arguments) ?? '';
            if (!preg_match('/^[0-9]{1,4}$/D', $value) || (int) $value === 0) {
                fail('--top wants a number from 1 to 9999');
            }
            $top = (int) $value;
        } elseif ($argument === '--rejects') {
            $rejects = array_shift($arguments) ?? fail('--rejects wants a file');
        } elseif (str_starts_with($argument, '--')) {
            fail("unknown option $argument");
        } else {
            $files[] = $argument;
        }
    }
    return [$top, $rejects, $files];
}

function linesOf(array $files): array
{
    $lines = [];
    foreach ($files ?: ['php://stdin'] as $path) {
        $lines = array_merge($lines, file($path, FILE_IGNORE_NEW_LINES));
    }
    return $lines;
}

function routeOf(string $method, string $target): string
{
    $path = explode('?', $target, 2)[0];
    if ($path !== '/' && str_ends_with($path, '/')) {
        $path = substr($path, 0, -1);
    }
    $parts = array_map(fn (string $part): string => ctype_digit($part) ? ':id' : $part, explode('/', $path));
    return $method . ' ' . implode('/', $parts);
}

/** Nearest rank. */
function p95(array $times): int
{
    sort($times);
    return $times[intdiv(95 * count($times) + 99, 100) - 1];
}

[$top, $rejects, $files] = options(array_slice($argv, 1));
foreach ($files as $path) {
    is_file($path) && is_readable($path) || fail("cannot read $path");
}
$slowMs = (int) (getenv('SLOW_MS') ?: 1000);
$rejected = $rejects === null ? null : fopen($rejects, 'w');

/** @var array<string, list<int>> $times */
[$times, $errors, $good, $bad, $entries] = [[], [], 0, 0, []];
foreach (linesOf($files) as $line) {
    if (!preg_match(LINE, $line, $match)) {
        $bad++;
        if ($rejected) {
            fwrite($rejected, "$line\n");
        }
        continue;
    }
    $entries[] = $match;
}
foreach ($entries as $match) {
    $good++;
    $route = routeOf($match[1], $match[2]);
    $times[$route][] = (int) $match[4];
    $errors[$route] = ($errors[$route] ?? 0) + ($match[3][0] === '5' ? 1 : 0);
}

uksort($times, fn (string $a, string $b): int => [count($times[$b]), $a] <=> [count($times[$a]), $b]);
foreach (array_slice($times, 0, $top) as $route => $of) {
    $p95 = p95($of);
    printf("%s %d %.4f %d%s\n", $route, count($of), $errors[$route] / count($of), $p95, $p95 > $slowMs ? ' slow' : '');
}
echo "total $good bad $bad\n";
