<?php

declare(strict_types=1);

/** The input cannot be trusted any more. */
final class Fatal extends Exception
{
}

/** The command is understood and refused; the message is the reason. */
final class Rejected extends Exception
{
}

final class Stock
{
    public int $available = 0;
    public int $reserved = 0;
    public int $sold = 0;
}

final class Reservation
{
    public string $state = 'held';

    public function __construct(public readonly Stock $stock, public readonly int $units)
    {
    }

    public function release(string $state): void
    {
        $this->state = $state;
        $this->stock->reserved -= $this->units;
        $this->stock->available += $this->units;
    }
}

final class Inventory
{
    /** @var array<string, Stock> */
    public array $stocks = [];
    public int $now = 0;
    /** @var array<string, Reservation> every reservation that ever was */
    private array $reservations = [];
    /** @var SplMinHeap<array{int, string}> */
    private SplMinHeap $deadlines;

    public function __construct()
    {
        $this->deadlines = new SplMinHeap();
    }

    public function advance(int $now): void
    {
        $this->now = $now;
        while (!$this->deadlines->isEmpty() && $this->deadlines->top()[0] <= $now) {
            $reservation = $this->reservations[$this->deadlines->extract()[1]];
            if ($reservation->state === 'held') {
                $reservation->release('expired');
            }
        }
    }

    public function stock(string $sku, int $units): void
    {
        $this->stocks[$sku] ??= new Stock();
        $this->stocks[$sku]->available += $units;
    }

    public function reserve(string $id, string $sku, int $units, int $seconds): void
    {
        if (isset($this->reservations[$id])) {
            throw new Rejected('duplicate-reservation');
        }
        $stock = $this->stocks[$sku] ?? throw new Rejected('unknown-sku');
        if ($units > $stock->available) {
            throw new Rejected('insufficient');
        }
        $stock->available -= $units;
        $stock->reserved += $units;
        $this->reservations[$id] = new Reservation($stock, $units);
        $this->deadlines->insert([$this->now + $seconds, $id]);
    }

    public function confirm(string $id): void
    {
        $reservation = $this->held($id);
        $reservation->state = 'already-confirmed';
        $reservation->stock->reserved -= $reservation->units;
        $reservation->stock->sold += $reservation->units;
    }

    public function cancel(string $id): void
    {
        $this->held($id)->release('already-cancelled');
    }

    private function held(string $id): Reservation
    {
        $reservation = $this->reservations[$id] ?? throw new Rejected('unknown-reservation');
        if ($reservation->state !== 'held') {
            throw new Rejected($reservation->state);
        }
        return $reservation;
    }
}

function name(string $word): string
{
    return preg_match('/^[A-Za-z0-9-]{1,40}$/D', $word) ? $word : throw new Fatal("not a name: $word");
}

function number(string $word, int $low, int $high): int
{
    if (!preg_match('/^(0|[1-9][0-9]{0,12})$/D', $word) || (int) $word < $low || (int) $word > $high) {
        throw new Fatal("not a number from $low to $high: $word");
    }
    return (int) $word;
}

/** Reads commands, and remembers what was answered under each idempotency key. */
final class Service
{
    public readonly Inventory $inventory;
    public array $answers = [];
    private array $seen = [];

    public function __construct()
    {
        $this->inventory = new Inventory();
    }

    public function handle(string $line): void
    {
        $words = preg_split('/[ \t]+/', $line);
        if (count($words) < 3) {
            throw new Fatal('a time, a key and a command are wanted');
        }
        $now = number($words[0], 0, 1_000_000_000_000);
        $key = name($words[1]);
        if ($now < $this->inventory->now) {
            throw new Fatal('time goes backwards');
        }
        $command = array_slice($words, 2);
        $values = $this->values($command);
        $this->inventory->advance($now);
        $this->answers[] = $this->answer($key, $command, $values);
    }

    private function values(array $command): array
    {
        $shapes = match ($command[0]) {
            'stock' => ['name', 'units'],
            'reserve' => ['name', 'name', 'units', 'seconds'],
            'confirm', 'cancel' => ['name'],
            default => throw new Fatal("unknown command: $command[0]"),
        };
        if (count($command) !== 1 + count($shapes)) {
            throw new Fatal("$command[0] has a wrong number of values");
        }
        return array_map(fn (string $shape, string $word): string|int => match ($shape) {
            'name' => name($word),
            'units' => number($word, 1, 1_000_000_000),
            'seconds' => number($word, 1, 1_000_000),
        }, $shapes, array_slice($command, 1));
    }

    private function answer(string $key, array $command, array $values): array
    {
        if (isset($this->seen[$key])) {
            [$first, $answer] = $this->seen[$key];
            return $first === $command
                ? $answer + ['replayed' => true]
                : ['key' => $key, 'status' => 'rejected', 'reason' => 'key-reused'];
        }
        $answer = ['key' => $key, 'status' => 'ok'];
        try {
            $this->inventory->{$command[0]}(...$values);
        } catch (Rejected $rejected) {
            $answer = ['key' => $key, 'status' => 'rejected', 'reason' => $rejected->getMessage()];
        }
        $this->seen[$key] = [$command, $answer];
        return $answer;
    }
}

$service = new Service();
for ($number = 1; ($line = fgets(STDIN)) !== false; $number++) {
    $line = trim($line, " \t\n");
    try {
        if ($line !== '') {
            $service->handle($line);
        }
    } catch (Fatal $fatal) {
        fwrite(STDERR, "line $number: {$fatal->getMessage()}\n");
        exit(3);
    }
}
$stocks = $service->inventory->stocks;
if (in_array('--stock', $argv, true)) {
    foreach ($stocks as $sku => $stock) {
        echo "$sku {$stock->available} {$stock->reserved} {$stock->sold}\n";
    }
} else {
    echo json_encode(['answers' => $service->answers, 'stock' => (object) $stocks], JSON_THROW_ON_ERROR), "\n";
}
