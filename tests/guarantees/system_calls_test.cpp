// What the kernel answers to a program that asks for more than it may have.
#include <doctest/doctest.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <map>
#include <sstream>

#include "tests/support/box.hpp"
#include "tests/support/rootless.hpp"

using namespace assay;
using support::how;

namespace {

const std::map<std::string, std::string>& answers() {
  static const std::map<std::string, std::string> all = [] {
    const sandbox::Outcome outcome = support::run_guest("refused_calls.py");
    if (how(outcome) != "exited 0") throw std::runtime_error(how(outcome) + ": " + outcome.err);
    std::map<std::string, std::string> found;
    std::istringstream lines(outcome.out);
    for (std::string name, answer; lines >> name >> answer;) found[name] = answer;
    return found;
  }();
  return all;
}

void check(const std::string& answer, const std::vector<std::string>& acts) {
  for (const std::string& act : acts) {
    INFO(act);
    REQUIRE(answers().contains(act));
    CHECK(answers().at(act) == answer);
  }
}

}  // namespace

TEST_CASE("no new namespace can be made or joined") {
  check("EPERM", {"unshare_user", "unshare_net", "clone_newuser", "setns"});
  check("ENOSYS", {"clone3"});
}

TEST_CASE("nothing can be mounted and the root cannot be changed") {
  check("EPERM", {"mount", "umount2", "pivot_root", "chroot", "open_by_handle_at"});
  check("ENOSYS", {"fsopen", "open_tree"});
}

TEST_CASE("no process can be looked into") {
  check("EPERM", {"ptrace", "process_vm_readv", "prlimit_init", "kill_init"});
  check("ENOSYS", {"pidfd_getfd"});
}

TEST_CASE("the only sockets are those within the box") {
  check("EAFNOSUPPORT", {"socket_inet", "socket_inet6", "socket_netlink", "socket_packet", "socket_vsock", "socket_alg"});
  check("allowed", {"socket_unix"});
}

TEST_CASE("the kernel's wide entrances are closed") {
  check("EPERM", {"keyctl", "add_key", "bpf", "perf_event_open", "kexec_load", "init_module", "syslog", "memfd_hugetlb"});
  check("ENOSYS", {"io_uring_setup", "userfaultfd", "memfd_secret", "seccomp", "unknown"});
}

TEST_CASE("no object outlives a run in System V or POSIX queues, semaphores and shared memory") {
  check("ENOSYS", {"shmget", "msgget", "semget", "mq_open"});
}

TEST_CASE("no file can be given set-user-id or set-group-id bits, by any call") {
  check("EPERM", {"chmod_setuid", "fchmodat_setgid", "open_setuid"});
  check("ENOSYS", {"fchmodat2_setuid"});
  check("allowed", {"chmod_plain"});
}

TEST_CASE("no device can be made, and a FIFO can") {
  check("EPERM", {"mknod_char", "mknod_block", "mknodat_char"});
  check("allowed", {"mkfifo"});
}

TEST_CASE("no other user can be become and no priority taken") {
  check(support::wants_rootless() ? "EINVAL" : "EPERM", {"setuid_root"});  // without root there is no such user to ask for
  check("EPERM", {"setgroups", "sethostname", "personality", "setpriority", "sched_fifo"});
  check("EINVAL", {"lease"});
  check("ENOTTY", {"tiocsti"});
  CHECK(answers().at("chown_root") != "allowed");
}

TEST_CASE("the 32-bit entrance to the kernel kills") { CHECK(how(support::run_guest("int80")) == "signaled 31"); }

TEST_CASE("landlock stands behind the mounts: from its version 5 on, no rule lets a program control a device") {
  // Without landlock the device itself answers ENOTTY; with it the question is not put.
  const sandbox::Outcome outcome = support::run_guest("controls_device.py");
  const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1);
  CHECK(outcome.out == (abi >= 5 ? "EACCES\n" : "ENOTTY\n"));
}
