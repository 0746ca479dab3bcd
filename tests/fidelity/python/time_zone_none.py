# env: TZ
import time, os
print(time.tzname, time.timezone, os.environ.get("TZ"))
