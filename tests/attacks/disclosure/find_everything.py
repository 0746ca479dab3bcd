# attack: walks the whole tree for anything that belongs to the judge, to challenges or to other candidates
# expect: exited 0
# limits: cpu_ms=8000
from attempts import *

marks = ("challenge.yaml", "statement.md", "assay.yaml", "assay.db", "report.json", "solutions")
for folder, below, files in os.walk("/", followlinks=False):
    if folder.startswith(("/usr/lib/python3", "/usr/share", "/usr/lib/x86_64", "/usr/lib/go", "/usr/include", "/usr/lib/gcc", "/proc", "/usr/local/lib", "/usr/lib/llvm")):
        below[:] = []
        continue
    for name in files + below:
        if name in marks or name.startswith("assay") and folder != "/program":
            worked(os.path.join(folder, name))
absent("/usr/share/assay/challenges", "/usr/lib/assay/bin")
verdict()
