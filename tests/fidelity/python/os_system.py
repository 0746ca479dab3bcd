import os
print("buffered first")
print(os.waitstatus_to_exitcode(os.system("echo shell; exit 4")))
