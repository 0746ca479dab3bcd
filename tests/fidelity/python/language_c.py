# env: LC_ALL=C
import sys
print(sys.stdout.encoding, sys.stdin.errors, sys.flags.utf8_mode, sys.getfilesystemencoding(), ascii("ä"))
