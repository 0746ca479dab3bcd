# file: peer.py import __main__\nprint(__main__.__file__, __main__.value)\n
value = 3
import peer
import main
