# Wrong: never heard of --stock.
import heapq
import json
import re
import sys

NAME = re.compile(r"[A-Za-z0-9-]{1,40}")
NUMBER = re.compile(r"0|[1-9][0-9]{0,12}")
LATEST = 10**12
MOST_UNITS = 10**9
LONGEST_HOLD = 10**6


class Fatal(Exception):
    """The input cannot be trusted any more."""


class Rejected(Exception):
    """The command is understood and refused; the text is the reason."""


def name(word):
    if not NAME.fullmatch(word):
        raise Fatal(f"not a name: {word}")
    return word


def number(word, low, high):
    if not NUMBER.fullmatch(word) or not low <= int(word) <= high:
        raise Fatal(f"not a number from {low} to {high}: {word}")
    return int(word)


def units(word):
    return number(word, 1, MOST_UNITS)


def hold(word):
    return number(word, 1, LONGEST_HOLD)


class Sku:
    def __init__(self):
        self.available = self.reserved = self.sold = 0


class Reservation:
    def __init__(self, sku, count):
        self.sku = sku
        self.count = count
        self.state = "held"


class Inventory:
    def __init__(self):
        self.skus = {}
        self.reservations = {}
        self.deadlines = []  # heap of (time, reservation id)
        self.now = 0

    def advance(self, now):
        self.now = now
        while self.deadlines and self.deadlines[0][0] <= now:
            reservation = self.reservations[heapq.heappop(self.deadlines)[1]]
            if reservation.state == "held":
                self._release(reservation, "expired")

    def stock(self, sku, count):
        self.skus.setdefault(sku, Sku()).available += count

    def reserve(self, id, sku, count, seconds):
        if id in self.reservations:
            raise Rejected("duplicate-reservation")
        if sku not in self.skus:
            raise Rejected("unknown-sku")
        stock = self.skus[sku]
        if count > stock.available:
            raise Rejected("insufficient")
        stock.available -= count
        stock.reserved += count
        self.reservations[id] = Reservation(stock, count)
        heapq.heappush(self.deadlines, (self.now + seconds, id))

    def confirm(self, id):
        reservation = self._held(id)
        reservation.state = "already-confirmed"
        reservation.sku.reserved -= reservation.count
        reservation.sku.sold += reservation.count

    def cancel(self, id):
        self._release(self._held(id), "already-cancelled")

    def _held(self, id):
        if id not in self.reservations:
            raise Rejected("unknown-reservation")
        if self.reservations[id].state != "held":
            raise Rejected(self.reservations[id].state)
        return self.reservations[id]

    @staticmethod
    def _release(reservation, state):
        reservation.state = state
        reservation.sku.reserved -= reservation.count
        reservation.sku.available += reservation.count


class Service:
    """Reads commands, and remembers what was answered under each idempotency key."""

    COMMANDS = {
        "stock": (Inventory.stock, (name, units)),
        "reserve": (Inventory.reserve, (name, name, units, hold)),
        "confirm": (Inventory.confirm, (name,)),
        "cancel": (Inventory.cancel, (name,)),
    }

    def __init__(self):
        self.inventory = Inventory()
        self.seen = {}  # key to (words of the command, answer)
        self.answers = []

    def handle(self, line):
        words = line.split()
        if len(words) < 3:
            raise Fatal("a time, a key and a command are wanted")
        now, key, command = number(words[0], 0, LATEST), name(words[1]), words[2:]
        if now < self.inventory.now:
            raise Fatal("time goes backwards")
        if command[0] not in self.COMMANDS:
            raise Fatal(f"unknown command: {command[0]}")
        act, shapes = self.COMMANDS[command[0]]
        if len(command) != 1 + len(shapes):
            raise Fatal(f"{command[0]} wants {len(shapes)} values")
        values = [shape(word) for shape, word in zip(shapes, command[1:])]

        self.inventory.advance(now)
        self.answers.append(self._answer(key, command, act, values))

    def _answer(self, key, command, act, values):
        if key in self.seen:
            first, answer = self.seen[key]
            if first != command:
                return {"key": key, "status": "rejected", "reason": "key-reused"}
            return {**answer, "replayed": True}
        answer = {"key": key, "status": "ok"}
        try:
            act(self.inventory, *values)
        except Rejected as rejected:
            answer = {"key": key, "status": "rejected", "reason": str(rejected)}
        self.seen[key] = (command, answer)
        return answer


def main():
    service = Service()
    for number_of_line, line in enumerate(sys.stdin, start=1):
        try:
            if line.strip():
                service.handle(line)
        except Fatal as fatal:
            print(f"line {number_of_line}: {fatal}", file=sys.stderr)
            return 3
    skus = service.inventory.skus
    stock = {sku: vars(stock) for sku, stock in skus.items()}
    print(json.dumps({"answers": service.answers, "stock": stock}))
    return 0


sys.exit(main())
