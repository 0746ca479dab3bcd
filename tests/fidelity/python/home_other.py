# env: HOME=/nowhere
import os, site
print(os.path.expanduser("~"), site.USER_BASE, site.USER_SITE, site.getuserbase())
