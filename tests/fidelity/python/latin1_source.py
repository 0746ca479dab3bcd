# -*- coding: latin-1 -*-
print(len("ä"), "ä".encode("utf-8"))
