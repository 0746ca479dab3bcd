import os
print(sorted(os.environ.items()), sorted(os.environb.items()))
print(os.getenv("HOME"), os.path.expanduser("~"), os.environ is not None, os.environ._data is not os.environb)
os.environ["NEW"] = "1"
os.putenv("RAW", "2")
os.system("echo $NEW $RAW $LANG; /usr/bin/env | wc -l")
del os.environ["NEW"]
os.system("echo [$NEW]")
