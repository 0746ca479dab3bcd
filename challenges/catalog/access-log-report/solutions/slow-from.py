# Wrong: a route that just meets SLOW_MS is called slow.
import os
import re
import sys
from collections import defaultdict

LINE = re.compile(
    r"[^ ]+ [^ ]+ [^ ]+ \[[^\]]*\] "
    r'"([A-Z]+) (/[^ "]*) HTTP/[0-9]\.[0-9]" '
    r"([1-5][0-9]{2}) (?:[0-9]+|-) ([0-9]{1,9})"
)


class Usage(Exception):
    pass


class Options:
    def __init__(self, arguments):
        self.top = self.rejects = None
        self.files = []
        arguments = iter(arguments)
        for argument in arguments:
            if argument == "--top":
                value = next(arguments, "")
                if not re.fullmatch(r"[0-9]{1,4}", value) or int(value) == 0:
                    raise Usage("--top wants a number from 1 to 9999")
                self.top = int(value)
            elif argument == "--rejects":
                self.rejects = next(arguments, None)
                if self.rejects is None:
                    raise Usage("--rejects wants a file")
            elif argument.startswith("--"):
                raise Usage(f"unknown option {argument}")
            else:
                self.files.append(argument)


class Route:
    def __init__(self):
        self.errors = 0
        self.times = []

    def p95(self):
        self.times.sort()
        return self.times[(95 * len(self.times) + 99) // 100 - 1]


def route_of(method, target):
    path = target.split("?", 1)[0]
    if path.endswith("/") and path != "/":
        path = path[:-1]
    return method + " " + re.sub(r"(?<=/)[0-9]+(?=/|$)", ":id", path)


def lines_of(files):
    if not files:
        yield from sys.stdin
    for path in files:
        with open(path, encoding="ascii") as file:
            yield from file


def report(options, slow_ms, rejects):
    routes = defaultdict(Route)
    good = bad = 0
    for line in lines_of(options.files):
        line = line.rstrip("\n")
        match = LINE.fullmatch(line)
        if not match:
            bad += 1
            if rejects:
                print(line, file=rejects)
            continue
        good += 1
        method, target, status, time = match.groups()
        route = routes[route_of(method, target)]
        route.errors += status[0] == "5"
        route.times.append(int(time))

    by_size = sorted(routes.items(), key=lambda item: (-len(item[1].times), item[0]))
    for name, route in by_size[: options.top]:
        requests, p95 = len(route.times), route.p95()
        print(name, requests, f"{route.errors / requests:.4f}", p95, *(["slow"] if p95 >= slow_ms else []))
    print("total", good, "bad", bad)


def main():
    try:
        options = Options(sys.argv[1:])
        for path in options.files:
            open(path).close()
    except (Usage, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    slow_ms = int(os.environ.get("SLOW_MS") or 1000)
    if options.rejects is None:
        report(options, slow_ms, None)
    else:
        with open(options.rejects, "w", encoding="ascii") as rejects:
            report(options, slow_ms, rejects)
    return 0


sys.exit(main())
