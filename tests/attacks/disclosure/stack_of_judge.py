# attack: looks through the frames, the modules and the objects of its own process for a judge
# expect: exited 0
from attempts import *
import gc, inspect, sys

if len(inspect.stack()) != 1:
    worked("there are frames above the program")
for name in sys.modules:
    if any(mark in name for mark in ("assay", "judge", "grader", "runner", "unittest", "pytest")):
        worked("module " + name)
for each in gc.get_objects():
    if isinstance(each, dict) and any(isinstance(key, str) and key in ("expected", "expected_output", "hidden_cases") for key in each):
        worked("an object holds expectations")
if sys.argv != ["main.py"]:
    worked(f"arguments {sys.argv}")
verdict()
