// `assay serve` as a process of its own, to be killed: started on a free port over a data folder, ready when the
// constructor returns.
#pragma once

#include <csignal>
#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace assay::support {

// How it is started, where not as this process would.
struct Start {
  std::vector<std::string> before;  // a program that becomes the next: setpriv and its options
  std::string program;              // "" is this build's assay
  std::vector<std::string> after;   // further options
};

class Served {
 public:
  // Throws std::runtime_error with what it printed when it ends before it listens.
  Served(const std::string& data, const std::string& challenges, unsigned workers, const Start& start = {});
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served();  // kills it, if it still lives

  std::uint16_t port() const { return port_; }
  pid_t pid() const { return pid_; }  // the keeper, where root starts it
  pid_t worker() const;                // who serves: the keeper's child
  std::vector<pid_t> launchers() const;  // its children of that name
  std::vector<pid_t> helpers() const;    // the launchers' own children: makers, warm programs, inits; no candidate's program

  // Sends the signal (0: none) and waits for the end: the exit status, 128 + n when it died of signal n.
  int end(int signal);

 private:
  pid_t pid_ = -1;
  std::uint16_t port_ = 0;
  std::string log_;  // the file that its standard error goes to
};

// What this build's sandbox could leave on the machine, counted from outside: launchers and the inits of their boxes (a
// box's other processes die with its init), mounts, and control groups. Two of them are equal when nothing came and
// nothing stayed. Launchers of other builds and their slots do not count.
struct Traces {
  std::vector<std::string> processes, mounts, cgroups;  // sorted; a process is "12 (name)"
  static Traces now();
  bool operator==(const Traces&) const = default;
  std::string difference(const Traces& before) const;  // for a failed test's message
};

}  // namespace assay::support
