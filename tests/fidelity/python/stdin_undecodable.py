# stdin: ab\xff\n
import sys
text = sys.stdin.read()
print(ascii(text), text.encode("utf-8", "surrogateescape"))
sys.stdout.write(text)
