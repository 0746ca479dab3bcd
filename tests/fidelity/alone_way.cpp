#include "tests/fidelity/alone_way.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <stdexcept>

#include "base/file.hpp"
#include "base/unique_fd.hpp"
#include "challenges/language.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::fidelity {
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

void put(const std::filesystem::path& path, const std::string& content) {
  std::filesystem::create_directories(path.parent_path());
  if (auto written = write_file(path, content); !written) throw std::runtime_error(written.error().message());
}

// Until the program and whatever it left behind have closed both.
void drain(const Pipe& out, const Pipe& err, Said& said) {
  pollfd watched[2] = {{out.reader.get(), POLLIN, 0}, {err.reader.get(), POLLIN, 0}};
  std::string* texts[2] = {&said.out, &said.err};
  char buffer[65536];
  while (watched[0].fd >= 0 || watched[1].fd >= 0) {
    if (::poll(watched, 2, -1) < 0) continue;
    for (int i = 0; i < 2; ++i) {
      if (watched[i].fd < 0 || watched[i].revents == 0) continue;
      const ssize_t got = ::read(watched[i].fd, buffer, sizeof buffer);
      if (got <= 0) watched[i].fd = -1;
      else texts[i]->append(buffer, static_cast<std::size_t>(got));
    }
  }
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

std::vector<std::string> command_of(const std::string& language) {
  std::vector<std::string> argv = challenges::bundled_languages().at(language).run_argv;
  for (std::string& word : argv)
    if (word == "{entry}") word = entry_of(language);
  return argv;
}

std::string entry_of(const std::string& language) { return challenges::bundled_languages().at(language).entry; }

Said run_alone(const Script& script, bool warm) {
  const std::filesystem::path folder = support::in_memory() / "assay-fidelity";  // one name: programs print it
  std::filesystem::remove_all(folder);
  put(folder / entry_of(script.language), script.text);
  for (const auto& [name, content] : script.files) put(folder / name, content);
  std::vector<std::string> argv = command_of(script.language), env;
  if (warm) argv.insert(argv.begin(), std::string(ASSAY_BIN_DIR) + "/warm-alone-" + script.language);
  argv.insert(argv.end(), script.args.begin(), script.args.end());
  for (const auto& [name, value] : script.env) env.push_back(name + "=" + value);

  UniqueFd input(::memfd_create("in", MFD_CLOEXEC));
  if (!input || ::pwrite(input.get(), script.stdin_text.data(), script.stdin_text.size(), 0) != static_cast<ssize_t>(script.stdin_text.size()))
    throw std::runtime_error("memfd_create");
  Pipe out, err;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input.get(), 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.writer.get(), 1);
  ::posix_spawn_file_actions_adddup2(&actions, err.writer.get(), 2);
  ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  pid_t child = -1;
  const int failed = ::posix_spawn(&child, argv[0].c_str(), &actions, nullptr, pointers(argv).data(), pointers(env).data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " + argv[0] + ": " + std::strerror(failed));
  out.writer.reset();
  err.writer.reset();
  Said said;
  drain(out, err, said);
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid");
  said.how = WIFSIGNALED(status) ? "signaled " + std::to_string(WTERMSIG(status)) : "exited " + std::to_string(WEXITSTATUS(status));
  said.out = without_addresses(std::move(said.out));
  said.err = without_addresses(std::move(said.err));
  std::filesystem::remove_all(folder);
  return said;
}

}  // namespace assay::fidelity
