# Prints whatever of the machine can be seen; silence is good.
import glob, os
for path in ("/home", "/root", "/sys", "/boot", "/var", "/mnt", "/media", "/srv", "/run", "/opt", "/etc/shadow", "/etc/hostname", "/etc/hosts",
             "/etc/resolv.conf", "/etc/machine-id", "/etc/ssh", "/etc/ssl", "/etc/sudoers", "/dev/kmsg", "/dev/mem", "/dev/tty",
             "/dev/ptmx", "/dev/pts", "/dev/vda", "/dev/sda", "/dev/fuse", "/dev/vsock", "/dev/kvm", "/proc/kallsyms", "/proc/sys",
             "/proc/meminfo", "/proc/cpuinfo", "/proc/version", "/proc/1/status", "/proc/1/root", "/proc/kcore"):
    if os.path.lexists(path):
        print("there:", path)
for process in glob.glob("/proc/[0-9]*"):
    if int(os.path.basename(process)) != os.getpid():
        print("process:", process)
if os.listdir("/box"):
    print("the mount of the writable places is still in /box")
print(sorted(os.listdir("/")), sorted(os.listdir("/etc")), file=__import__("sys").stderr)
for line in open("/proc/self/mountinfo"):
    if "/slot-" in line or "assay" in line.split(" - ")[0]:
        print("mount:", line.strip())
for link in ("root", "cwd", "exe"):
    target = os.readlink("/proc/self/" + link)
    if target not in ("/", "/work") and not target.startswith("/usr/"):
        print("link:", target)
print("searched")
