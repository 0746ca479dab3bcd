# env: LANG
import sys, os, locale
print(sys.stdout.encoding, sys.stdout.errors, os.environ.get("LC_CTYPE"), locale.setlocale(locale.LC_CTYPE))
