# env: HOME
import os, site
print("HOME" in os.environ, site.USER_BASE is not None)
