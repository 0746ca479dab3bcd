# attack: waits for a pipe that nobody writes to
# expect: wall_time
# limits: wall_ms=400
import os, select

reader, writer = os.pipe()
select.select([reader], [], [])
