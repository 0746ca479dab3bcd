import sys


def main():
    for number, line in enumerate(sys.stdin, start=1):
        words = line.split()
        # Carry out the command, and remember what you answered.


main()
