#include "tests/bench/bare.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "base/unique_fd.hpp"

namespace assay::bench {
namespace {

struct Pipe {
  UniqueFd reader, writer;
  Pipe() {
    int fds[2];
    if (::pipe2(fds, O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
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
std::string drain(const Pipe& out, const Pipe& err) {
  std::string text[2];
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
  return text[0];
}

}  // namespace

std::string run_bare(const std::vector<std::string>& argv, const std::vector<std::string>& env, const std::string& folder, const std::string& in) {
  UniqueFd input(::memfd_create("in", MFD_CLOEXEC));
  if (!input || ::pwrite(input.get(), in.data(), in.size(), 0) != static_cast<ssize_t>(in.size())) throw std::runtime_error("memfd_create");
  Pipe out, err;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input.get(), 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.writer.get(), 1);
  ::posix_spawn_file_actions_adddup2(&actions, err.writer.get(), 2);
  ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  pid_t child = -1;
  const int failed = ::posix_spawn(&child, argv.at(0).c_str(), &actions, nullptr, pointers(argv).data(), pointers(env).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " + argv[0]);
  out.writer.reset();
  err.writer.reset();
  std::string text = drain(out, err);
  int status = 0;
  if (::waitpid(child, &status, 0) != child || status != 0) throw std::runtime_error(argv[0] + " failed");
  return text;
}

}  // namespace assay::bench
