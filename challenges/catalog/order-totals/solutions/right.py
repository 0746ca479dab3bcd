import re
import sys

FIELDS = ("item", "quantity", "price", "discount", "vat")
BLANKS = " \t\r\n"
MAX_PRICE = 999_999_999  # cents


class BadRow(Exception):
    pass


def whole_number(text, field, low, high):
    if not re.fullmatch(r"[0-9]+", text) or not low <= int(text) <= high:
        raise BadRow(field)
    return int(text)


def price_in_cents(text):
    if re.fullmatch(r"[0-9]+c", text):
        digits = text[:-1]
    elif re.fullmatch(r"[0-9]+\.[0-9]{2}", text):
        digits = text.replace(".", "")
    else:
        raise BadRow("price")
    return whole_number(digits, "price", 0, MAX_PRICE)


def per_cent_of(amount, per_cent):
    """Half a cent goes up; both are never negative."""
    return (amount * per_cent + 50) // 100


def price_row(line):
    fields = [field.strip(BLANKS) for field in line.split(";")]
    if len(fields) != len(FIELDS):
        raise BadRow("columns")
    item, quantity, price, discount, vat = fields
    if not re.fullmatch(r"[A-Za-z0-9-]{1,20}", item):
        raise BadRow("item")
    quantity = whole_number(quantity, "quantity", 1, 10_000)
    price = price_in_cents(price)
    discount = whole_number(discount, "discount", 0, 100)
    if vat not in ("0", "4", "10", "21"):
        raise BadRow("vat")
    net = per_cent_of(quantity * price, 100 - discount)
    return item, net, per_cent_of(net, int(vat))


def money(cents):
    return f"{cents // 100}.{cents % 100:02d}"


def print_amounts(label, net, vat):
    print(label, money(net), money(vat), money(net + vat))


def main():
    net_sum = vat_sum = errors = 0
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip(BLANKS):
            continue
        try:
            item, net, vat = price_row(line)
        except BadRow as bad:
            errors += 1
            print(f"line {number}: bad {bad}")
            continue
        print_amounts(item, net, vat)
        net_sum += net
        vat_sum += vat
    print_amounts("TOTAL", net_sum, vat_sum)
    print("ERRORS", errors)


main()
