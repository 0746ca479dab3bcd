import sys
sys.stdout.reconfigure(encoding="ascii", errors="xmlcharrefreplace", newline="\r\n")
print("ä")
