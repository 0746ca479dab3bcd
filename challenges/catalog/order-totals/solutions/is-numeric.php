<?php

// Wrong: is_numeric() takes signs, exponents, fractions and any number of decimals.

const MAX_PRICE = 999_999_999; // cents

final class BadRow extends Exception
{
}

function wholeNumber(string $text, string $field, int $low, int $high): int
{
    if (!is_numeric($text) || $text < $low || $text > $high) {
        throw new BadRow($field);
    }
    return (int) $text;
}

function priceInCents(string $text): int
{
    if (preg_match('/^([0-9]+)c$/D', $text, $match)) {
        return wholeNumber($match[1], 'price', 0, MAX_PRICE);
    }
    if (!is_numeric($text) || $text < 0 || $text > MAX_PRICE / 100) {
        throw new BadRow('price');
    }
    return (int) round($text * 100);
}

/** Half a cent goes up. */
function perCentOf(int $amount, int $perCent): int
{
    $hundredths = $amount * $perCent;
    $rest = $hundredths % 100;
    return intdiv($hundredths, 100) + ($rest >= 50 ? 1 : 0);
}

/** @return array{string, int, int} item, net and VAT */
function priceRow(string $line): array
{
    $fields = array_map(fn (string $field): string => trim($field, " \t"), explode(';', $line));
    if (count($fields) !== 5) {
        throw new BadRow('columns');
    }
    [$item, $quantity, $price, $discount, $vat] = $fields;
    if (!preg_match('/^[A-Za-z0-9-]{1,20}$/D', $item)) {
        throw new BadRow('item');
    }
    $quantity = wholeNumber($quantity, 'quantity', 1, 10_000);
    $price = priceInCents($price);
    $discount = wholeNumber($discount, 'discount', 0, 100);
    if (!in_array($vat, [0, 4, 10, 21])) {
        throw new BadRow('vat');
    }
    $net = perCentOf($quantity * $price, 100 - $discount);
    return [$item, $net, perCentOf($net, (int) $vat)];
}

function money(int $cents): string
{
    return sprintf('%d.%02d', intdiv($cents, 100), $cents % 100);
}

function printAmounts(string $label, int $net, int $vat): void
{
    echo "$label ", money($net), ' ', money($vat), ' ', money($net + $vat), "\n";
}

[$netSum, $vatSum, $errors] = [0, 0, 0];
for ($number = 1; ($line = fgets(STDIN)) !== false; $number++) {
    $line = rtrim($line, "\r\n");
    if (trim($line, " \t") === '') {
        continue;
    }
    try {
        [$item, $net, $vat] = priceRow($line);
    } catch (BadRow $bad) {
        $errors++;
        echo "line $number: bad {$bad->getMessage()}\n";
        continue;
    }
    printAmounts($item, $net, $vat);
    $netSum += $net;
    $vatSum += $vat;
}
printAmounts('TOTAL', $netSum, $vatSum);
echo "ERRORS $errors\n";
