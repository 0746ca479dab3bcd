import time, datetime
print(time.tzname, time.timezone, time.daylight, time.localtime(0)[:6], datetime.datetime.fromtimestamp(0), time.strftime("%Z %z", time.localtime(0)))
print(datetime.datetime.fromtimestamp(0).astimezone().tzinfo)
