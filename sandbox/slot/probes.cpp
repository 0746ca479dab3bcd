#include "sandbox/slot/probes.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "sandbox/launcher/kernel_text.hpp"

namespace assay::sandbox::slot {
namespace {

void say(const char* layer, bool good, const std::string& what) {
  const std::string line = std::string(layer) + (good ? " good " : " bad ") + what + "\n";
  (void)!::write(1, line.data(), line.size());
}

std::string field(const std::string& status, const std::string& key) {
  for (const auto& words : lines_of_words(status))
    if (words[0] == key + ":" && words.size() > 1) return words[1];
  return "?";
}

// The act must fail with `expected`.
void refused(const char* layer, const std::string& act, bool succeeded, int expected) {
  const int got = succeeded ? 0 : errno;
  say(layer, got == expected, act + ": " + (got == 0 ? "allowed" : std::strerror(got)));
}

void look_at_status() {
  const auto read = launcher::read_kernel_text("/proc/self/status");
  const std::string status = read ? *read : "";
  const bool none = field(status, "CapEff") == "0000000000000000" && field(status, "CapPrm") == "0000000000000000" &&
                    field(status, "CapBnd") == "0000000000000000" && ::getuid() == 1000 && ::getgid() == 1000;
  say("credentials", none, "user " + std::to_string(::getuid()) + ", CapEff " + field(status, "CapEff") + ", CapBnd " + field(status, "CapBnd"));
  say("no_new_privs", field(status, "NoNewPrivs") == "1", "NoNewPrivs " + field(status, "NoNewPrivs"));
  say("seccomp", field(status, "Seccomp") == "2", "Seccomp " + field(status, "Seccomp"));
  // Three ids of nobody's, or rootless the launcher's own alone, and that not as root.
  const auto map = launcher::read_kernel_text("/proc/self/uid_map");
  const auto lines = map ? lines_of_words(*map) : std::vector<std::vector<std::string>>{};
  const auto maps = [&](std::size_t line, const char* id) { return lines[line].size() == 3 && lines[line][0] == id && lines[line][2] == "1"; };
  const bool three = lines.size() == 3 && maps(0, "0") && maps(1, "1") && maps(2, "1000"), one = lines.size() == 1 && maps(0, "1000");
  say("user_namespace", three || one, three ? "maps three ids" : one ? "maps one id, not to root" : "uid_map is not ours");
}

void look_around() {
  struct stat info{};
  say("pid_namespace", ::getpid() == 2 && ::access("/proc/3", F_OK) != 0, "process " + std::to_string(::getpid()) + " of its own namespace");
  const auto mounts = launcher::read_kernel_text("/proc/self/mounts");
  const bool clean = mounts && mounts->find("cgroup") == std::string::npos && mounts->find("sysfs") == std::string::npos && ::stat("/home", &info) != 0 && ::stat("/sys", &info) != 0;
  say("mount_namespace", clean, clean ? "no /home, no /sys, no cgroup file system" : "the machine's folders are visible");
  errno = 0;
  refused("read_only_root", "writing /usr/x", ::open("/usr/x", O_WRONLY | O_CREAT, 0600) >= 0, EROFS);
  refused("read_only_root", "writing /etc/x", ::open("/etc/x", O_WRONLY | O_CREAT, 0600) >= 0, EROFS);
  // The launcher holds a lock on the machine's own /bin/sh meanwhile (main.cpp): through an overlay it is another file.
  const int shell = ::open("/bin/sh", O_RDONLY | O_CLOEXEC);
  const bool apart = shell >= 0 && ::flock(shell, LOCK_EX | LOCK_NB) == 0;
  say("private_locks", apart, apart ? "a lock held outside is not met inside" : "a lock held outside is met inside");
  say("proc_own", ::access("/proc/sys", F_OK) != 0 && ::access("/proc/kallsyms", F_OK) != 0 && ::access("/proc/1/status", F_OK) != 0, "only its own processes in /proc");
  utsname name{};
  const bool named = ::uname(&name) == 0;
  say("uts_namespace", named && std::strcmp(name.nodename, "box") == 0, std::string("host name ") + name.nodename);
  char link[64] = "?";
  const bool told = ::readlink("/proc/self/ns/ipc", link, sizeof link - 1) > 0;
  say("ipc_namespace", told, told ? link : std::strerror(errno));
  const auto group = launcher::read_kernel_text("/proc/self/cgroup");
  bool hidden = group.has_value();
  if (hidden)
    for (const auto& words : lines_of_words(*group)) hidden = hidden && words[0].find("slot-") == std::string::npos;
  say("cgroup_namespace", hidden, hidden ? "no path of the machine in /proc/self/cgroup" : "the machine's cgroup paths are visible");
  const auto links = launcher::read_kernel_text("/proc/self/net/dev");
  bool alone = true;
  if (links)
    for (const auto& words : lines_of_words(*links))
      if (words[0].ends_with(":") && words[0] != "lo:") alone = false;
  say("network_namespace", alone, alone ? "no interface but loopback" : "the machine's interfaces are visible");
}

void try_calls() {
  refused("seccomp", "unshare", ::unshare(CLONE_NEWUSER) == 0, EPERM);
  refused("seccomp", "socket(AF_INET)", ::socket(AF_INET, SOCK_STREAM, 0) >= 0, EAFNOSUPPORT);
  refused("seccomp", "io_uring_setup", ::syscall(SYS_io_uring_setup, 1, nullptr) >= 0, ENOSYS);
  refused("seccomp", "shmget", ::syscall(SYS_shmget, 0, 4096, 0600) >= 0, ENOSYS);
  refused("seccomp", "mount", ::mount("none", "/tmp", "tmpfs", 0, nullptr) == 0, EPERM);
  rlimit files{}, core{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  ::getrlimit(RLIMIT_CORE, &core);
  say("rlimits", files.rlim_max <= 65536 && core.rlim_max == 0, std::to_string(files.rlim_max) + " open files, no core dump");
  const int made = ::open("/work/probe", O_WRONLY | O_CREAT, 0600);
  say("work_folder", made >= 0, made >= 0 ? "/work can be written" : "/work cannot be written");
  ::unlink("/work/probe");
}

}  // namespace

int probe_layers() {
  look_at_status();
  look_around();
  try_calls();
  return 0;
}

int probe_memory() {
  constexpr std::size_t chunk = std::size_t{8} << 20;
  for (;;) {
    void* block = ::mmap(nullptr, chunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (block == MAP_FAILED) return 1;
    std::memset(block, 1, chunk);
  }
}

int probe_processes() {
  int got = 1;  // this one
  while (got < 100) {
    const pid_t child = ::fork();
    if (child < 0) break;
    if (child == 0) {
      ::pause();
      ::_exit(0);
    }
    ++got;
  }
  const std::string text = std::to_string(got);
  (void)!::write(1, text.data(), text.size());
  return 0;
}

int probe_disk() {
  static const char block[65536] = {};
  std::uint64_t put = 0;
  ::signal(SIGXFSZ, SIG_IGN);
  // Several files, for each alone is bounded by RLIMIT_FSIZE too.
  for (const char* name : {"/work/a", "/tmp/b", "/dev/shm/c"}) {
    const int fd = ::open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    for (ssize_t wrote = 0; (wrote = ::write(fd, block, sizeof block)) > 0;) put += static_cast<std::uint64_t>(wrote);
  }
  const std::string text = std::to_string(put >> 20);
  (void)!::write(1, text.data(), text.size());
  return 0;
}

int probe_cpu() {
  for (;;) ::getppid();
}

}  // namespace assay::sandbox::slot
