#include "tests/support/box.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "base/file.hpp"

#include "tests/support/proc.hpp"
#include "tests/support/rootless.hpp"

namespace assay::support {
namespace {

namespace fs = std::filesystem;
using sandbox::Ended;

std::string bytes_of(const fs::path& path) {
  auto read = read_file(path, std::size_t{64} << 20);
  if (!read) throw std::runtime_error(read.error().message());
  return std::move(*read);
}

template <class Visit>
void each_process(Visit visit) {
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") == std::string::npos) visit(static_cast<pid_t>(std::stol(name)), entry.path());
  }
}

}  // namespace

sandbox::ClientOptions client_options() {
  sandbox::ClientOptions options;
  options.program = std::string(ASSAY_BIN_DIR) + "/assay-sandbox";
  const char* without = std::getenv("ASSAY_TEST_WITHOUT");
  std::istringstream words(without == nullptr ? "" : without);
  for (std::string word; std::getline(words, word, ',');) {
    options.without.push_back(word);
    options.accept_weaker.push_back(word);
  }
  make_rootless(options);
  return options;
}

bool by_fork() {
  const char* start = std::getenv("ASSAY_TEST_START");
  return start != nullptr && std::string_view(start) == "warm";
}

sandbox::Box& real_box() {
  static const std::unique_ptr<sandbox::Box> box = [] {
    auto started = sandbox::start_client(client_options());
    if (!started) throw std::runtime_error(started.error().message());
    return std::move(*started);
  }();
  return *box;
}

sandbox::Limits timed(std::uint32_t cpu_ms, std::uint32_t wall_ms) {
  sandbox::Limits limits;
  limits.cpu_ms = scaled_ms(cpu_ms);
  limits.wall_ms = scaled_ms(wall_ms);
  return limits;
}

sandbox::Limits roomy() { return timed(10'000, 20'000); }

sandbox::Command guest(const std::string& name, const std::vector<std::string>& arguments, const sandbox::Limits& limits) {
  sandbox::Command command;
  command.limits = limits;
  command.env = {"PATH=/usr/bin:/bin", "HOME=/work", "LANG=C.UTF-8", "PYTHONDONTWRITEBYTECODE=1"};
  if (name.ends_with(".py") || name.ends_with(".php")) {
    command.argv = {name.ends_with(".py") ? "/usr/bin/python3" : "/usr/bin/php", name};
    if (by_fork()) command.start = name.ends_with(".py") ? sandbox::Start::python : sandbox::Start::php;
    command.files.push_back({name, bytes_of(fs::path(ASSAY_SOURCE_DIR) / "tests/guests" / name)});
  } else {
    command.argv = {"/program/main"};
    const sandbox::File program{"main", bytes_of(fs::path(ASSAY_BIN_DIR) / "../guests" / name), true, sandbox::Area::program};
    if (auto installed = real_box().install(std::span(&program, 1)); !installed) throw std::runtime_error(installed.error().message());
  }
  command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
  return command;
}

sandbox::Outcome run(const sandbox::Command& command) {
  auto outcome = real_box().run(command);
  if (!outcome) throw std::runtime_error(outcome.error().message());
  return std::move(*outcome);
}

sandbox::Outcome run_guest(const std::string& name, const std::vector<std::string>& arguments, const sandbox::Limits& limits) {
  return run(guest(name, arguments, limits));
}

std::string how(const sandbox::Outcome& outcome) {
  switch (outcome.ended) {
    case Ended::memory: return "memory";
    case Ended::output: return "output";
    case Ended::cpu_time: return "cpu_time";
    case Ended::wall_time: return "wall_time";
    case Ended::not_started: return "not_started " + std::to_string(outcome.start_error);
    case Ended::signaled: return "signaled " + std::to_string(outcome.signal);
    case Ended::exited: return "exited " + std::to_string(outcome.exit_code);
  }
  return "?";
}

pid_t launcher_pid() {
  (void)real_box();
  pid_t found = -1;
  each_process([&](pid_t pid, const fs::path& folder) {
    const std::string stat = proc_text(folder / "stat");  // "12 (name) S 1 ...": the parent is the second field after ')'
    const std::size_t end = stat.rfind(')');
    if (end == std::string::npos || stat.find("(assay-sandbox") == std::string::npos || stat.size() < end + 5 || stat[end + 2] == 'Z') return;
    if (std::atoi(stat.c_str() + end + 4) == ::getpid()) found = pid;
  });
  if (found < 0) throw std::runtime_error("no launcher is running");
  return found;
}

unsigned launcher_slot() {
  for (const auto& entry : fs::directory_iterator("/proc/" + std::to_string(launcher_pid()) + "/fd")) {
    std::error_code failed;
    const std::string target = fs::read_symlink(entry.path(), failed);
    const std::size_t at = target.find("/slot-");
    if (at != std::string::npos) return static_cast<unsigned>(std::stoul(target.substr(at + 6)));
  }
  throw std::runtime_error("the launcher holds no slot");
}

std::vector<pid_t> processes_of_slot(unsigned slot) {
  const uid_t init = (1u << 30) + 2 * slot;
  std::vector<pid_t> found;
  each_process([&](pid_t pid, const fs::path& folder) {
    struct stat info{};
    const std::string group = proc_text(folder / "cgroup");
    const std::string name = "/slot-" + std::to_string(slot);
    // The maker and its warm programs stand beside the run's group, and stay.
    const bool stays = group.find(name + "/maker\n") != std::string::npos;
    const bool grouped = !stays && (group.find(name + "\n") != std::string::npos || group.find(name + "/") != std::string::npos);
    if ((::stat(folder.c_str(), &info) == 0 && (info.st_uid == init || info.st_uid == init + 1)) || grouped) found.push_back(pid);
  });
  return found;
}

}  // namespace assay::support
