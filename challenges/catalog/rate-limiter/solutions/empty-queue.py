# Wrong: forgets that a limit may be 0, and looks for the oldest of no times.
import re
import sys
from collections import defaultdict, deque

KEY = r"[A-Za-z0-9._:-]{1,64}"
EVENT = re.compile(rf"[ \t]*([0-9]{{1,13}})[ \t]+({KEY})[ \t]*")
LATEST = 10**12


class BadConfig(Exception):
    pass


class Config:
    def __init__(self, text):
        self.limit = self.window = None
        self.output = "decisions"
        self.limits = {}
        for line in text.split("\n"):
            line = line.strip(" \t")
            if line and not line.startswith("#"):
                name, equals, value = line.partition("=")
                if not equals:
                    raise BadConfig(f"no '=' in: {line}")
                self._set(name.strip(" \t"), value.strip(" \t"))
        if self.limit is None or self.window is None:
            raise BadConfig("limit and window are required")

    def _set(self, name, value):
        if name == "limit":
            self.limit = self._number(value, 0, 1_000_000)
        elif name == "window":
            self.window = self._number(value, 1, 1_000_000_000)
        elif name == "output":
            if value not in ("decisions", "totals"):
                raise BadConfig(f"output is decisions or totals, not: {value}")
            self.output = value
        elif re.fullmatch(rf"limit\.{KEY}", name):
            self.limits[name.removeprefix("limit.")] = self._number(value, 0, 1_000_000)
        else:
            raise BadConfig(f"unknown name: {name}")

    @staticmethod
    def _number(value, low, high):
        if not re.fullmatch(r"[0-9]{1,10}", value) or not low <= int(value) <= high:
            raise BadConfig(f"a number from {low} to {high} is wanted, not: {value}")
        return int(value)


class Limiter:
    def __init__(self, config):
        self.config = config
        self.allowed = defaultdict(deque)  # key to the times still in its window, oldest first

    def decide(self, now, key):
        """"yes", or "no" and when to come back."""
        limit = self.config.limits.get(key, self.config.limit)
        times = self.allowed[key]
        while times and times[0] <= now - self.config.window:
            times.popleft()
        if len(times) < limit:
            times.append(now)
            return "yes"
        return f"no {times[0] + self.config.window - now}"


def main():
    try:
        with open("limiter.conf", encoding="utf-8") as file:
            config = Config(file.read())
    except (OSError, BadConfig) as error:
        print(f"limiter.conf: {error}", file=sys.stderr)
        return 2
    limiter = Limiter(config)
    totals = defaultdict(lambda: [0, 0])
    clock = 0
    for line in sys.stdin:
        if not line.strip():
            continue
        event = EVENT.fullmatch(line.rstrip("\n"))
        if not event or not clock <= int(event[1]) <= LATEST:
            answer = "bad"
        else:
            clock, key = int(event[1]), event[2]
            answer = limiter.decide(clock, key)
            totals[key][answer != "yes"] += 1
        if config.output == "decisions":
            print(answer)
    if config.output == "totals":
        for key, (allowed, refused) in totals.items():
            print(key, allowed, refused)
    return 0


sys.exit(main())
