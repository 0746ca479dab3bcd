// Runs the real `assay` as its users do and keeps what it said. For the tests of the command line.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/reports.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::e2e {

struct Ending {
  int status = -1;  // exit status; -1 when it died of a signal
  std::string out, err;
};

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Standard input is empty; neither output is a terminal; ASSAY_* come from `env` alone.
inline Ending run_assay(std::vector<std::string> args, const std::map<std::string, std::string>& env = {}) {
  const support::TemporaryFolder folder;
  const std::string out = folder.path() / "out", err = folder.path() / "err";
  args.insert(args.begin(), std::string(ASSAY_BIN_DIR) + "/assay");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    std::vector<char*> argv;
    for (std::string& arg : args) argv.push_back(arg.data());
    argv.push_back(nullptr);
    for (const char* name : {"ASSAY_FORMAT", "ASSAY_OUTPUT", "ASSAY_LANGUAGE", "ASSAY_AUDIENCE"}) ::unsetenv(name);
    for (const auto& [name, value] : env) ::setenv(name.c_str(), value.c_str(), 1);
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid failed");
  Ending ending{WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out), text_of(err)};
  support::show_sanitizer_report(ending.err);
  return ending;
}

}  // namespace assay::e2e
