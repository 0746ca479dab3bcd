# attack: sets every option of prctl that is not its own business, and those of arch_prctl and personality
# expect: exited 0
# layer: seccomp
from attempts import *

for option in list(range(4, 15)) + [17, 18, 19, 20, 22, 24, 25, 26, 27, 28, 29, 31, 32, 33, 34, 35, 36, 37, 38, 40, 41, 42, 43, 44, 45, 46, 47,
                                    48, 50, 51, 52, 53, 55, 62, 64, 65, 66, 67, 70, 71, 72, 73, 0x59616D61]:
    refused(f"prctl {option}", 157, option, 1, 0, 0, 0)
for persona in (0x0040000, 0x0020000, 0x0400000, 0x8):
    refused(f"personality {persona:#x}", 135, persona)
verdict()
