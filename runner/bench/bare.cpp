#include "runner/bench/bare.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

#include "base/unique_fd.hpp"

namespace assay::runner::bench {
namespace {

struct Pipe {
  UniqueFd reader, writer;
  Pipe() {
    int fds[2];
    if (::pipe2(fds, O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
    reader.reset(fds[0]);
    writer.reset(fds[1]);
  }
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (const std::string& text : texts) all.push_back(const_cast<char*>(text.c_str()));
  all.push_back(nullptr);
  return all;
}

// Reads both streams until both ended.
void drain(const Pipe& out, const Pipe& err, std::string (&text)[2]) {
  pollfd watched[2] = {{out.reader.get(), POLLIN, 0}, {err.reader.get(), POLLIN, 0}};
  char buffer[65536];
  while (watched[0].fd >= 0 || watched[1].fd >= 0) {
    if (::poll(watched, 2, -1) < 0) continue;
    for (int i = 0; i < 2; ++i) {
      if (watched[i].fd < 0 || watched[i].revents == 0) continue;
      const ssize_t got = ::read(watched[i].fd, buffer, sizeof buffer);
      if (got <= 0) watched[i].fd = -1;
      else text[i].append(buffer, static_cast<std::size_t>(got));
    }
  }
}

double ms_of(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double ms_of(const timeval& time) { return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3; }

}  // namespace

double now_ms() { return ms_of(CLOCK_MONOTONIC); }
double process_cpu_ms() { return ms_of(CLOCK_PROCESS_CPUTIME_ID); }

BareRun run_bare(const BareCommand& command) {
  const double begin = now_ms();
  UniqueFd input(::memfd_create("in", MFD_CLOEXEC));
  if (!input || ::pwrite(input.get(), command.in.data(), command.in.size(), 0) != static_cast<ssize_t>(command.in.size()))
    throw std::runtime_error("memfd_create failed");
  Pipe out, err;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input.get(), 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.writer.get(), 1);
  ::posix_spawn_file_actions_adddup2(&actions, err.writer.get(), 2);
  ::posix_spawn_file_actions_addchdir_np(&actions, command.folder.c_str());
  pid_t child = -1;
  const int failed =
      ::posix_spawn(&child, command.argv.at(0).c_str(), &actions, nullptr, pointers(command.argv).data(), pointers(command.env).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " + command.argv[0]);
  out.writer.reset();
  err.writer.reset();
  std::string text[2];
  drain(out, err, text);
  int status = 0;
  rusage used{};
  while (::wait4(child, &status, 0, &used) < 0)
    if (errno != EINTR) throw std::runtime_error("wait4 failed");
  BareRun run{text[0], now_ms() - begin, ms_of(used.ru_utime) + ms_of(used.ru_stime)};
  if (status != 0) throw std::runtime_error(command.argv[0] + " failed: " + text[1].substr(0, 300));
  return run;
}

}  // namespace assay::runner::bench
