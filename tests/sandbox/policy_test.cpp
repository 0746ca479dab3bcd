// The policies as the kernel will run them: their programs are interpreted here, call by call.
#include "sandbox/policy/compiler/parse.hpp"

#include <linux/audit.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "sandbox/seccomp/seccomp.hpp"

namespace assay::sandbox {
namespace {

using Arguments = std::array<std::uint64_t, 6>;

// The few instructions that policies are made of (linux/filter.h).
std::uint32_t interpret(std::span<const sock_filter> program, const seccomp_data& data) {
  std::uint32_t held = 0;
  for (std::size_t at = 0; at < program.size(); ++at) {
    const sock_filter& step = program[at];
    switch (step.code) {
      case BPF_LD | BPF_W | BPF_ABS:
        REQUIRE(step.k + 4 <= sizeof data);
        std::memcpy(&held, reinterpret_cast<const char*>(&data) + step.k, 4);
        break;
      case BPF_ALU | BPF_AND | BPF_K: held &= step.k; break;
      case BPF_JMP | BPF_JEQ | BPF_K: at += held == step.k ? step.jt : step.jf; break;
      case BPF_JMP | BPF_JGE | BPF_K: at += held >= step.k ? step.jt : step.jf; break;
      case BPF_JMP | BPF_JA: at += step.k; break;
      case BPF_RET | BPF_K: return step.k;
      default: FAIL("an instruction that no policy has: " << step.code);
    }
  }
  FAIL("the program ends without an answer");
  return 0;
}

seccomp_data call(long number, Arguments args, std::uint32_t machine = AUDIT_ARCH_X86_64) {
  seccomp_data data{static_cast<int>(number), machine, 0, {}};
  for (std::size_t i = 0; i < args.size(); ++i) data.args[i] = args[i];
  return data;
}

std::uint32_t answer(std::string_view policy, long number, Arguments args = {}, std::uint32_t machine = AUDIT_ARCH_X86_64) {
  return interpret(seccomp::program(policy), call(number, args, machine));
}

// Of several filters the kernel takes the strictest answer, and the youngest filter's where they are equally strict (seccomp(2)).
std::uint32_t both(std::string_view policy, const seccomp_data& data) {
  const std::uint32_t young = interpret(seccomp::rest(policy), data), held = interpret(seccomp::program("maker.conf"), data);
  const auto strictness = [](std::uint32_t answered) { return static_cast<std::int32_t>(answered & SECCOMP_RET_ACTION_FULL); };
  return strictness(held) < strictness(young) ? held : young;
}

// Each word that a policy compares an argument with, its neighbours, and what is rarely thought of.
std::vector<std::uint64_t> telling_values() {
  std::set<std::uint64_t> values{0, 1, ~std::uint64_t{0}, std::uint64_t{1} << 32, std::uint64_t{1} << 63};
  for (const char* policy : {"run.conf", "compile.conf", "checker.conf", "maker.conf"})
    for (const sock_filter& step : seccomp::program(policy))
      if (BPF_CLASS(step.code) != BPF_RET)
        for (const std::uint64_t near : {std::uint64_t{step.k} - 1, std::uint64_t{step.k}, std::uint64_t{step.k} + 1}) values.insert(near & 0xffffffff);
  return {values.begin(), values.end()};
}

constexpr std::uint32_t allowed = SECCOMP_RET_ALLOW, killed = SECCOMP_RET_KILL_PROCESS;
constexpr std::uint32_t refused(int number) { return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(number); }
constexpr const char* profiles[] = {"run.conf", "compile.conf", "checker.conf", "maker.conf", "server.conf"};

TEST_CASE("a call of another architecture kills, whatever its number") {
  for (const char* profile : profiles)
    for (const long number : std::initializer_list<long>{0L, 1L, 20L, 59L, 231L, 1000L}) {
      CHECK(answer(profile, number, {}, AUDIT_ARCH_I386) == killed);
      CHECK(answer(profile, number | 0x40000000) == killed);  // x32
    }
}

TEST_CASE("what no line names is unknown, in this kernel and in those to come") {
  for (const char* profile : profiles)
    for (const long number : std::initializer_list<long>{SYS_io_uring_setup, SYS_userfaultfd, SYS_openat2, SYS_memfd_secret, 463L, 470L, 600L, 0x3fffffffL})
      CHECK(answer(profile, number) == refused(ENOSYS));
  for (const char* profile : {"run.conf", "compile.conf", "checker.conf", "server.conf"}) CHECK(answer(profile, SYS_clone3) == refused(ENOSYS));
}

TEST_CASE("no namespace can be made, by whatever flag of clone") {
  for (const std::uint64_t flag : std::initializer_list<std::uint64_t>{CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET, 0x80})
    CHECK(answer("run.conf", SYS_clone, {flag | CLONE_VM | CLONE_THREAD}) == refused(EPERM));
  CHECK(answer("run.conf", SYS_clone, {CLONE_VM | CLONE_VFORK | 17}) == allowed);
}

TEST_CASE("init hears no signal, however the number is spelt") {
  for (const std::uint64_t init : std::initializer_list<std::uint64_t>{std::uint64_t{1}, std::uint64_t{1} << 32 | 1}) {
    for (const long call : std::initializer_list<long>{SYS_kill, SYS_tkill, SYS_rt_sigqueueinfo, SYS_pidfd_open, SYS_sched_setaffinity})
      CHECK(answer("run.conf", call, {init, 9}) == refused(EPERM));
    for (const long call : std::initializer_list<long>{SYS_tgkill, SYS_rt_tgsigqueueinfo}) {
      CHECK(answer("run.conf", call, {init, 5, 9}) == refused(EPERM));
      CHECK(answer("run.conf", call, {5, init, 9}) == refused(EPERM));
    }
  }
  CHECK(answer("run.conf", SYS_kill, {2, 9}) == allowed);
}

TEST_CASE("sockets are of one family in a run, of none where nobody is to be spoken to") {
  for (std::uint64_t family = 0; family < 50; ++family) {
    CHECK(answer("run.conf", SYS_socket, {family}) == (family == 1 ? allowed : refused(EAFNOSUPPORT)));
    CHECK(answer("compile.conf", SYS_socket, {family}) == refused(EAFNOSUPPORT));
    CHECK(answer("checker.conf", SYS_socketpair, {family}) == refused(EAFNOSUPPORT));
  }
  CHECK(answer("run.conf", SYS_socket, {std::uint64_t{1} << 32 | 2}) == refused(EAFNOSUPPORT));
}

TEST_CASE("no call makes a set-id bit or a device") {
  for (const std::uint64_t bit : std::initializer_list<std::uint64_t>{04000, 02000}) {
    CHECK(answer("run.conf", SYS_chmod, {0, bit | 0755}) == refused(EPERM));
    CHECK(answer("run.conf", SYS_fchmodat, {0, 0, bit | 0755}) == refused(EPERM));
    CHECK(answer("run.conf", SYS_openat, {0, 0, 0100, bit | 0755}) == refused(EPERM));
    CHECK(answer("run.conf", SYS_mkdirat, {0, 0, bit | 0755}) == refused(EPERM));
  }
  CHECK(answer("run.conf", SYS_openat, {0, 0, 0, 04755}) == allowed);  // nothing is made: the mode is not looked at
  CHECK(answer("run.conf", SYS_mknodat, {0, 0, 0020666}) == refused(EPERM));
  CHECK(answer("run.conf", SYS_mknodat, {0, 0, 0010666}) == allowed);
}

TEST_CASE("the daemon starts no program and makes no process, and a run pushes nothing into a terminal") {
  for (const long call : std::initializer_list<long>{SYS_execve, SYS_execveat, SYS_fork, SYS_vfork}) CHECK(answer("server.conf", call) == refused(EPERM));
  CHECK(answer("server.conf", SYS_clone, {17}) == refused(EPERM));
  CHECK(answer("server.conf", SYS_clone, {0x3d0f00}) == allowed);  // a thread, as glibc makes it
  CHECK(answer("run.conf", SYS_ioctl, {0, 0x5412}) == refused(ENOTTY));
  CHECK(answer("run.conf", SYS_ioctl, {0, 0x5401}) == allowed);
}

TEST_CASE("what a job was born with and what it adds answer together as its policy does, for every call and every telling argument") {
  const std::vector<std::uint64_t> values = telling_values();
  CHECK(values.size() > 100);
  for (const char* profile : {"run.conf", "compile.conf", "checker.conf"}) {
    INFO(std::string(profile));
    CHECK(seccomp::rest(profile).size() < seccomp::program(profile).size() / 4);
    int different = 0;
    for (long number = 0; number < 600; ++number)
      for (std::size_t place = 0; place < 6; ++place)
        for (const std::uint64_t value : values) {
          Arguments args{};
          args.at(place) = value;
          const seccomp_data data = call(number, args);
          if (both(profile, data) != interpret(seccomp::program(profile), data)) ++different;
        }
    CHECK(different == 0);
    CHECK(both(profile, call(0, {}, AUDIT_ARCH_I386)) == killed);
    CHECK(both(profile, call(0x40000000, {})) == killed);
  }
  CHECK(answer("maker.conf", SYS_mount) == allowed);
  CHECK(both("run.conf", call(SYS_mount, {})) == refused(EPERM));
  CHECK(seccomp::rest("server.conf").empty());
}

TEST_CASE("a policy that allows what is refused before it cannot be built") {
  const auto rules_left = [](const std::string& wanted, const std::string& held) {
    const policy::Texts texts{{"wanted.conf", wanted}, {"held.conf", held}};
    const auto left = policy::remainder(*policy::read_policy(texts, "wanted.conf"), *policy::read_policy(texts, "held.conf"), refused(ENOSYS));
    return left ? static_cast<int>(left->size()) : -1;
  };
  CHECK(rules_left("allow read\n", "") == -1);
  CHECK(rules_left("allow read\n", "allow read if 0 == 1\n") == -1);
  CHECK(rules_left("allow read if 0 == 1\n", "errno EPERM read\n") == -1);
  CHECK(rules_left("allow read\n", "allow read\n") == 0);
  CHECK(rules_left("", "allow read\n") == 1);
  CHECK(rules_left("errno EPERM read\n", "allow read if 0 == 1\n") == 1);
}

TEST_CASE("a policy's fault is told with its file and line") {
  const auto fault = [](const std::string& text) {
    const auto read = policy::read_policy({{"a.conf", text}}, "a.conf");
    return read ? std::string() : read.error().message();
  };
  CHECK(fault("allow reed\n") == "a.conf: line \"allow reed\": no system call is named reed");
  CHECK(fault("forbid read\n") == "a.conf: line \"forbid read\": allow, errno or include");
  CHECK(fault("errno EWHAT read\n") == "a.conf: line \"errno EWHAT read\": unknown errno");
  CHECK(fault("allow read if 6 == 1\n") == "a.conf: line \"allow read if 6 == 1\": conditions are ARG OP VALUE");
  CHECK(fault("include b.conf\n") == "a.conf: there is no system call policy b.conf");
  CHECK_FALSE(fault("include a.conf\n").empty());
  CHECK(fault("allow read   # why\n").empty());
}

}  // namespace
}  // namespace assay::sandbox
