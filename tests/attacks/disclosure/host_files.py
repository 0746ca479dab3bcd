# attack: looks for the machine's files, devices and configuration
# expect: exited 0
from attempts import *

absent("/home", "/root", "/sys", "/boot", "/var", "/mnt", "/media", "/srv", "/run", "/opt", "/data", "/.dockerenv")
absent("/etc/shadow", "/etc/hostname", "/etc/hosts", "/etc/resolv.conf", "/etc/machine-id", "/etc/ssh", "/etc/ssl/private")
absent("/etc/sudoers", "/etc/fstab", "/etc/mtab", "/etc/gshadow", "/etc/crontab", "/etc/environment", "/etc/profile")
verdict()
