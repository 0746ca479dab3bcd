import site, sys, os
print(site.ENABLE_USER_SITE, site.USER_SITE, site.USER_BASE, site.PREFIXES, site.getsitepackages(), site.getusersitepackages())
print(hasattr(sys, "ps1"), hasattr(sys, "__interactivehook__"), sys.__interactivehook__.__module__)
