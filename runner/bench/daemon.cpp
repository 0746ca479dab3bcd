#include "runner/bench/daemon.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <thread>

#include <fmt/format.h>

#include "base/file.hpp"
#include "runner/bench/jobs.hpp"
#include "runner/bench/proc.hpp"

namespace assay::runner::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds look{10};
constexpr int looks = 6000;  // a minute

std::string cases_text(const std::string& prefix, unsigned count) {
  std::string text;
  for (unsigned i = 1; i <= count; ++i)
    text += fmt::format("      - {{id: {}-{}, stdin: {{file: numbers.in}}, expected: {{file: sum.out}}}}\n", prefix, i);
  return text;
}

}  // namespace

void write_challenge(const fs::path& parent, const std::string& id, unsigned samples, unsigned others) {
  const fs::path folder = parent / id;
  fs::create_directories(folder);
  std::string text = fmt::format(
      "format: 1\nversion: 1.0.0\nname: Sum {}\nkind: stdio\nlanguages: [php, python, go]\n"
      "limits: {{cpu_ms: 10000, wall_ms: 30000, memory_mib: 256}}\ngroups:\n",
      id);
  if (samples > 0) text += "  - id: samples\n    visibility: sample\n    cases:\n" + cases_text("sample", samples);
  if (others > 0) text += "  - id: others\n    points: 100\n    cases:\n" + cases_text("other", others);
  write_file(folder / "challenge.yaml", text).value();
  write_file(folder / "statement.md", "# Sum\n\nPrint the sum of the numbers.\n").value();
  write_file(folder / "numbers.in", job_input()).value();
  write_file(folder / "sum.out", job_expected()).value();
}

BenchDaemon::BenchDaemon(const fs::path& folder, const fs::path& challenges, const std::vector<std::string>& accept_weaker) : log_(folder / "daemon.log") {
  std::vector<std::string> words{fs::read_symlink("/proc/self/exe"), "serve", "--listen", "127.0.0.1:0", "--data", folder / "data", "--challenges",
                                 challenges, "--workers", "2", "--queue", "100000", "--demo", "--log-level", "warn", "--config", folder / "assay.yaml"};
  // Nothing of this machine's own settings.
  write_file(folder / "assay.yaml", "").value();
  std::vector<char*> env;
  for (char** entry = environ; *entry != nullptr; ++entry)
    if (!std::string_view(*entry).starts_with("ASSAY_")) env.push_back(*entry);
  env.push_back(nullptr);
  for (const std::string& layer : accept_weaker) words.insert(words.end(), {"--accept-weaker", layer});
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 2, log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int failed = ::posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), env.data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start assay serve");
  for (int i = 0; i < looks; ++i) {
    if (read_links()) return;
    if (::waitpid(pid_, nullptr, WNOHANG) == pid_) throw std::runtime_error("assay serve ended: " + proc_text(log_));
    std::this_thread::sleep_for(look);
  }
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  throw std::runtime_error("assay serve does not listen: " + proc_text(log_));
}

BenchDaemon::~BenchDaemon() {
  ::kill(pid_, SIGTERM);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

// "Authorization: Bearer TOKEN' http://127.0.0.1:PORT/api/v1/challenges" is the last line of what --demo prints.
bool BenchDaemon::read_links() {
  const std::string said = proc_text(log_);
  const std::size_t token = said.find("Bearer "), address = said.find("http://127.0.0.1:", token);
  if (token == std::string::npos || address == std::string::npos || said.find('\n', address) == std::string::npos) return false;
  token_ = said.substr(token + 7, said.find('\'', token) - token - 7);
  port_ = static_cast<std::uint16_t>(std::strtoul(said.c_str() + address + 17, nullptr, 10));
  return true;
}

}  // namespace assay::runner::bench
