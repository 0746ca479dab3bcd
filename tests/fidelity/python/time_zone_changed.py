import os, time
os.environ["TZ"] = "CET-1CEST"
time.tzset()
print(time.tzname, time.localtime(0).tm_hour, time.timezone)
