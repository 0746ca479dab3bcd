// What to run in a box. Views in it must live until Box::run returns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/limits.hpp"

namespace assay::sandbox {

// Which system calls and trees a run gets: sandbox/policy/<profile>.conf.
enum class Profile : std::uint8_t { run = 0, compile = 1, checker = 2 };

// How a program begins: by exec, or as a fork of an interpreter that was started before (sandbox/warm), where there is one.
enum class Start : std::uint8_t { exec = 0, python = 1, php = 2 };

// Where a file is put. `work` is the program's current folder and HOME, fresh and writable in every run; `program` is
// /program, read-only, where compiled programs lie.
enum class Area : std::uint8_t { work = 0, program = 1 };

struct File {
  std::string path;     // relative, '/'-separated, no "." or ".." parts; folders on the way are made
  std::string content;  // any bytes
  bool executable = false;
  Area area = Area::work;
};

struct Command {
  Profile profile = Profile::run;
  std::vector<std::string> argv;  // argv[0] is the absolute path of a program in the box
  std::vector<std::string> env;   // "NAME=value", all of it: nothing is inherited
  Limits limits;
  Start start = Start::exec;
  std::vector<std::string> warm_argv;  // what a warm interpreter gets instead of argv; empty: the same
  bool patient = false;  // time that its tasks waited for a processor does not count as wall time, within four wall limits
  std::string_view stdin_text;       // what the program reads from standard input
  std::vector<File> files;           // put into this run's work folder only; they win over installed files
  std::vector<std::string> collect;  // files of the work folder to hand back once the whole tree is dead
};

}  // namespace assay::sandbox
