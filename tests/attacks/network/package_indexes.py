# attack: installs a package during the run; it must fail at once and not after minutes
# expect: exited 0
# limits: wall_ms=20000
from attempts import *
import subprocess, urllib.request

for url in ("https://pypi.org/simple/", "https://proxy.golang.org/", "https://repo.packagist.org/"):
    try:
        urllib.request.urlopen(url, timeout=2)
        worked(url)
    except OSError:
        pass
done = subprocess.run(["/usr/bin/python3", "-m", "pip", "install", "--quiet", "--target", "/tmp/site", "six"], capture_output=True)
if done.returncode == 0:
    worked("pip")
verdict()
