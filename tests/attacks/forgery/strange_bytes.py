# attack: prints bytes that are no text: NUL, lone surrogates, escapes, backward text
# expect: exited 0
# prints: held
import sys

sys.stderr.buffer.write(b"\x00\xff\xfe\xed\xa0\x80\x1b]0;owned\x07\x1b[2J\r\xe2\x80\xae" * 100)
print("held")
