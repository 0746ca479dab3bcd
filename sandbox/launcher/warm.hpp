// The slot's warm programs, seen by the launcher: interpreters that were started once and are forked for each run. One that is not
// installed, cannot start, hangs or dies is none: the run is then started by exec, which is always right.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/unique_fd.hpp"
#include "sandbox/wire.hpp"

namespace assay::sandbox::launcher {

class Maker;

class WarmPrograms {
 public:
  WarmPrograms() = default;
  ~WarmPrograms();  // ends them and waits
  // Opens the programs beside this executable; before the machine's files are out of sight.
  void open_files();
  // Starts what is there, without waiting for it.
  void start(Maker& maker);
  // Between submissions: a program that has made many jobs gives way to a fresh one, with another layout of addresses.
  void renew(Maker& maker);
  // Waits for the program to be ready when it is starting. A job in the namespaces of a box that hears the start message on `channel`:
  // its pidfd; no descriptor when there is no such program.
  UniqueFd fork_job(const wire::Run& run, std::span<const UniqueFd> spaces, int channel, int group);

 private:
  struct Program {
    const char *name = nullptr, *stands_for = nullptr;
    UniqueFd file, channel, process;
    bool greeted = false;
    unsigned jobs = 0;
  };
  void start_one(Maker& maker, Program& program);
  bool wait_until_ready(Program& program);
  void let_go(Program& program);
  std::array<Program, 2> programs_{Program{"python", "/usr/bin/python3", {}, {}, {}}, Program{"php", "/usr/bin/php", {}, {}, {}}};  // by Start, less exec
};

}  // namespace assay::sandbox::launcher
