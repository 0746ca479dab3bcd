// A warm interpreter without a box: `warm-alone-python /usr/bin/python3 main.py ...` warms up, forks once, and ends as the run ended.
// For finding differences with a debugger or strace; the tests compare in real boxes.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "sandbox/warm/interpreter.hpp"

int main(int argc, char** argv, char** env) {
  if (argc < 2) return 2;
  std::string why;
  if (!assay::sandbox::warm::warm_up(why)) {
    std::fprintf(stderr, "cannot warm up: %s\n", why.c_str());
    return 3;
  }
  const pid_t child = ::fork();
  if (child == 0) assay::sandbox::warm::run(argv + 1, env);
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child) return 3;
  if (WIFSIGNALED(status)) ::raise(WTERMSIG(status));
  return WEXITSTATUS(status);
}
