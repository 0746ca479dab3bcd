import sys


def main():
    arguments = sys.argv[1:]
    for line in sys.stdin:
        pass  # Read the line, and remember what the report needs.


main()
