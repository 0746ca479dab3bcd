# env: TZ=EST5EDT
import time, os
print(time.tzname, time.timezone, time.daylight, time.altzone, os.environ["TZ"], time.localtime(0).tm_zone)
