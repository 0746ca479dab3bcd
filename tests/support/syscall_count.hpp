// What a launcher and all that it makes ask of the kernel while something is done, counted by ptrace: a slow-down shows without a
// stopwatch. The launcher is the calling thread's to trace from the constructor to the destructor; nobody else may use it meanwhile.
#pragma once

#include <sys/types.h>

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace assay::support {

// Who asked. A job is counted until the program begins: until exec, or, where an interpreter was forked, until it says so.
enum class Role : std::size_t { launcher, maker, warm, init, job };
constexpr std::array<const char*, 5> role_names{"launcher", "maker", "warm program", "init", "job"};

struct Counted {
  std::array<std::map<long, int>, role_names.size()> calls;  // by number; one that a signal interrupted and the kernel began again is one
  std::map<std::string, int> group_writes;                   // writes to files of control groups, by the file's name
  int processes = 0;                                         // made
};

class SyscallCounter {
 public:
  // Throws std::runtime_error where the launcher or a child of it cannot be traced.
  explicit SyscallCounter(pid_t launcher);
  SyscallCounter(const SyscallCounter&) = delete;
  SyscallCounter& operator=(const SyscallCounter&) = delete;
  ~SyscallCounter();

  // Calls `act`, which asks the launcher for one thing, in a thread of its own. Counted is until the launcher waits for the next.
  Counted during(const std::function<void()>& act);

 private:
  struct Tracee {
    std::optional<Role> role;  // none yet: its maker has not told of it
    bool at_rest = false, begins_again = false;
  };

  void seize(pid_t pid, Role role);
  void follow();
  void stopped(pid_t pid, int status);
  void made(Role maker, pid_t child);
  void became_program(pid_t pid);
  void at_system_call(pid_t pid);
  void let_go(pid_t pid);
  bool quiet() const;

  const pid_t launcher_;
  std::map<pid_t, Tracee> tracees_;
  Counted counted_;
  bool asked_ = false;  // the launcher has heard of what it is to do
};

}  // namespace assay::support
