import sys


def main():
    with open("limiter.conf", encoding="utf-8") as file:
        settings = file.read()
    for line in sys.stdin:
        fields = line.split()
        # Answer "yes", "no" and the seconds to wait, or "bad".


main()
