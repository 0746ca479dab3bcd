#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "sandbox/warm/interpreter.hpp"
#include "sandbox/warm/mapped_file.hpp"
#include "sandbox/warm/python.hpp"
#include "sandbox/warm/text_pages.hpp"

namespace assay::sandbox::warm {
namespace {

// Python asks how signals stand when it starts, and sets some: it shall find a run's, and leave the forker's as they were.
class DefaultSignals {
 public:
  DefaultSignals() {
    struct sigaction standard {};
    standard.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number)
      if (settable(number)) ::sigaction(number, &standard, &saved_[static_cast<std::size_t>(number)]);
  }
  DefaultSignals(const DefaultSignals&) = delete;
  DefaultSignals& operator=(const DefaultSignals&) = delete;
  ~DefaultSignals() {
    for (int number = 1; number < NSIG; ++number)
      if (settable(number)) ::sigaction(number, &saved_[static_cast<std::size_t>(number)], nullptr);
  }

 private:
  static bool settable(int number) { return number != SIGKILL && number != SIGSTOP && (number < 32 || number >= SIGRTMIN); }
  std::array<struct sigaction, NSIG> saved_{};
};

// The environment that runs have, while this lives.
class WarmEnvironment {
 public:
  WarmEnvironment() : saved_(environ) {
    std::size_t count = 0;
    for (const char* entry : warm_environment) entries_[count++] = const_cast<char*>(entry);
    environ = entries_.data();
  }
  WarmEnvironment(const WarmEnvironment&) = delete;
  WarmEnvironment& operator=(const WarmEnvironment&) = delete;
  ~WarmEnvironment() { environ = saved_; }

 private:
  char** saved_;
  std::array<char*, std::size(warm_environment) + 1> entries_{};
};

bool start_interpreter(std::string& why) {
  PyConfig config;
  PyConfig_InitPythonConfig(&config);
  char program[] = "/usr/bin/python3", file[] = "main.py";
  char* argv[] = {program, file};
  PyStatus status = PyConfig_SetBytesArgv(&config, 2, argv);
  if (PyStatus_Exception(status) == 0) status = Py_InitializeFromConfig(&config);
  PyConfig_Clear(&config);
  if (PyStatus_Exception(status) == 0) return true;
  why = std::string("Python does not start: ") + (status.err_msg != nullptr ? status.err_msg : "it asked to exit");
  return false;
}

// A library of another build than the program would have other bytecode, another sys.version, other faults.
bool same_build(std::string& why) {
  const std::string_view built = Py_GetBuildInfo();  // "main, Oct  7 2026, 12:35:07"
  const std::size_t date = built.find(", "), time = built.rfind(", ");
  const MappedFile program(stands_for);
  for (const std::string_view word : {built.substr(date + 2, time - date - 2), built.substr(time + 2)}) {
    if (program.bytes().find(word) != std::string_view::npos) continue;
    why = std::string(stands_for) + " is not the Python " + Py_GetVersion() + " that this program was built with";
    return false;
  }
  return true;
}

// A folder of the user's own packages is read, and code in it run, when Python starts.
bool has_own_packages(std::string_view home) {
  const std::string folder = std::string(home) + "/.local/lib/python3.11/site-packages";
  return ::access(folder.c_str(), F_OK) == 0;
}

// Python opens the standard streams at its start: a closed one, a terminal or a folder is rare enough to leave to it.
bool ordinary_streams() {
  for (int fd = 0; fd <= 2; ++fd) {
    struct stat info {};
    if (::fstat(fd, &info) != 0 || S_ISDIR(info.st_mode) || (S_ISCHR(info.st_mode) && ::isatty(fd) != 0)) return false;
  }
  return true;
}

bool regular_file(const char* path) {
  struct stat info {};
  return ::stat(path, &info) == 0 && S_ISREG(info.st_mode) && ::access(path, R_OK) == 0;
}

}  // namespace

const char* const stands_for = "/usr/bin/python3";

bool warm_up(std::string& why) {
  if (!same_build(why)) return false;
  const DefaultSignals signals;
  const WarmEnvironment environment;
  if (!start_interpreter(why)) return false;
  remember_start();
  if (!remember_end(why)) return false;
  map_text_in_children();
  return true;
}

void run(char** argv, char** env) {
  const auto call = std::strcmp(argv[0], stands_for) == 0 ? understand(argv, env) : std::nullopt;
  if (call && ordinary_streams() && (call->file == nullptr || regular_file(call->file)) && !has_own_packages(call->home)) {
    start_run(*call, argv, env);
    std::exit(run_program(*call));
  }
  ::execve(argv[0], argv, env);
  std::perror(argv[0]);
  ::_exit(127);
}

}  // namespace assay::sandbox::warm
