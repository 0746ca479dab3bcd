<?php

// Wrong: rebuilds the key's whole window at each event. Right answers, quadratic time.

declare(strict_types=1);

const KEY = '[A-Za-z0-9._:-]{1,64}';
const LATEST = 1_000_000_000_000;

final class BadConfig extends Exception
{
}

final class Config
{
    public int $limit = -1;
    public int $window = 0;
    public string $output = 'decisions';
    /** @var array<string, int> */
    public array $limits = [];

    public static function read(string $path): self
    {
        $text = @file_get_contents($path);
        if ($text === false) {
            throw new BadConfig('cannot be read');
        }
        $config = new self();
        foreach (explode("\n", $text) as $line) {
            $line = trim($line, " \t");
            if ($line === '' || $line[0] === '#') {
                continue;
            }
            $parts = explode('=', $line, 2);
            if (count($parts) !== 2) {
                throw new BadConfig("no '=' in: $line");
            }
            $config->set(trim($parts[0], " \t"), trim($parts[1], " \t"));
        }
        if ($config->limit < 0 || $config->window < 1) {
            throw new BadConfig('limit and window are required');
        }
        return $config;
    }

    private function set(string $name, string $value): void
    {
        if ($name === 'limit') {
            $this->limit = self::number($value, 0, 1_000_000);
        } elseif ($name === 'window') {
            $this->window = self::number($value, 1, 1_000_000_000);
        } elseif ($name === 'output' && in_array($value, ['decisions', 'totals'], true)) {
            $this->output = $value;
        } elseif (preg_match('/^limit\.(' . KEY . ')$/D', $name, $match)) {
            $this->limits[$match[1]] = self::number($value, 0, 1_000_000);
        } else {
            throw new BadConfig("not allowed: $name = $value");
        }
    }

    private static function number(string $value, int $low, int $high): int
    {
        if (!preg_match('/^[0-9]{1,10}$/D', $value) || (int) $value < $low || (int) $value > $high) {
            throw new BadConfig("a number from $low to $high is wanted, not: $value");
        }
        return (int) $value;
    }
}

final class Limiter
{
    /** @var array<string, list<int>> the times still in each key's window, oldest first */
    private array $allowed = [];

    public function __construct(private Config $config)
    {
    }

    /** "yes", or "no" and when to come back. */
    public function decide(int $now, string $key): string
    {
        $limit = $this->config->limits[$key] ?? $this->config->limit;
        if ($limit === 0) {
            return 'no never';
        }
        $start = $now - $this->config->window;
        $times = array_filter($this->allowed[$key] ?? [], fn (int $time): bool => $time > $start);
        $this->allowed[$key] = $times = array_values($times);
        if (count($times) < $limit) {
            $this->allowed[$key][] = $now;
            return 'yes';
        }
        return 'no ' . ($times[0] + $this->config->window - $now);
    }
}

try {
    $config = Config::read('limiter.conf');
} catch (BadConfig $error) {
    fwrite(STDERR, "limiter.conf: {$error->getMessage()}\n");
    exit(2);
}

$limiter = new Limiter($config);
$totals = [];
$clock = 0;
while (($line = fgets(STDIN)) !== false) {
    $line = trim($line, " \t\n");
    if ($line === '') {
        continue;
    }
    $good = preg_match('/^([0-9]{1,13})[ \t]+(' . KEY . ')$/D', $line, $match);
    if (!$good || (int) $match[1] < $clock || (int) $match[1] > LATEST) {
        $answer = 'bad';
    } else {
        [$clock, $key] = [(int) $match[1], $match[2]];
        $answer = $limiter->decide($clock, $key);
        $totals[$key] ??= ['yes' => 0, 'no' => 0];
        $totals[$key][$answer === 'yes' ? 'yes' : 'no']++;
    }
    if ($config->output === 'decisions') {
        echo $answer, "\n";
    }
}
if ($config->output === 'totals') {
    foreach ($totals as $key => $count) {
        echo "$key {$count['yes']} {$count['no']}\n";
    }
}
