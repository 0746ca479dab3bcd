import sys


def main():
    for number, line in enumerate(sys.stdin, start=1):
        fields = line.split(";")
        # Price the line, or say what is wrong with it.


main()
