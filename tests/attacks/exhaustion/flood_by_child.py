# attack: has a child write without end while its parent has long closed its output
# expect: output
# limits: output_kib=16
import os, time

if os.fork() == 0:
    while True:
        os.write(1, b"x" * 4096)
for number in (0, 1, 2):
    os.close(number)
time.sleep(60)
