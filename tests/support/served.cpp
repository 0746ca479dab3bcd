#include "tests/support/served.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <set>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

#include "base/unique_fd.hpp"
#include "tests/support/proc.hpp"
#include "tests/support/process.hpp"
#include "tests/support/rootless.hpp"
#include "tests/support/reports.hpp"

namespace assay::support {
namespace {

namespace fs = std::filesystem;

struct Process {
  pid_t pid, parent;
  std::string name;
  char state;
};

std::vector<Process> running() {
  std::vector<Process> all;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string number = entry.path().filename();
    if (number.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string stat = proc_text(entry.path() / "stat");  // "12 (name) S 1 ..."
    const std::size_t open = stat.find('('), close = stat.rfind(')');
    if (close == std::string::npos) continue;
    all.push_back({static_cast<pid_t>(std::stol(number)), std::atoi(stat.c_str() + close + 4),
                   stat.substr(open + 1, close - open - 1), stat[close + 2]});
  }
  return all;
}

bool is_launcher(const Process& process) { return process.name.starts_with("assay-sandbox"); }

bool runs_the_launcher(pid_t pid) {
  std::error_code gone;
  const fs::path program = fs::read_symlink("/proc/" + std::to_string(pid) + "/exe", gone);
  return !gone && program.string().starts_with(built("assay-sandbox"));
}

// A launcher, or what is a fork of it (maker, init); a warm program, whose file has no name here, by its parent or when it has none.
bool is_ours(const Process& process) {
  if (process.name == "assay-warm") return process.parent == 1 || runs_the_launcher(process.parent);
  return runs_the_launcher(process.pid);
}

}  // namespace

Served::Served(const std::string& data, const std::string& challenges, unsigned workers, const Start& start) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  UniqueFd reader(ends[0]), writer(ends[1]);
  std::vector<std::string> words = start.before;
  words.insert(words.end(), {start.program.empty() ? built("assay") : start.program, "serve", "--listen", "127.0.0.1:0", "--data", data,
                             "--challenges", challenges, "--workers", std::to_string(workers)});
  words.insert(words.end(), start.after.begin(), start.after.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  // What it says later goes to a file beside its data: a pipe that nobody reads would block it.
  const std::string& log = log_ = data + ".log";
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 2, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int failed = ::posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start assay serve");
  for (int attempt = 0; attempt < 60'000; ++attempt) {
    const std::string said = proc_text(log);
    const std::size_t at = said.find("listening on http://127.0.0.1:");
    if (at != std::string::npos && said.find('\n', at) != std::string::npos) {
      port_ = static_cast<std::uint16_t>(std::stoul(said.substr(at + 30)));
      return;
    }
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = -1;
      throw std::runtime_error("assay serve ended: " + said);
    }
    ::usleep(1000);
  }
  end(SIGKILL);
  throw std::runtime_error("assay serve does not listen: " + proc_text(log));
}

Served::~Served() {
  if (pid_ > 0) end(SIGKILL);
}

std::vector<pid_t> Served::helpers() const {
  const std::vector<pid_t> parents = launchers();
  std::vector<pid_t> found;
  for (const Process& process : running())
    if (process.state != 'Z' && process.name.starts_with("assay-") && std::find(parents.begin(), parents.end(), process.parent) != parents.end()) found.push_back(process.pid);
  return found;
}

std::vector<pid_t> Served::launchers() const {
  std::vector<pid_t> found;
  for (const Process& process : running())
    if (process.parent == pid_ && is_launcher(process) && process.state != 'Z') found.push_back(process.pid);
  return found;
}

pid_t Served::worker() const {
  for (const Process& process : running())
    if (process.parent == pid_ && process.name == "assay") return process.pid;
  return pid_;
}

int Served::end(int signal) {
  ::kill(pid_, signal);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0)
    if (errno != EINTR) throw std::runtime_error("waitpid");
  pid_ = -1;
  show_sanitizer_report(proc_text(log_));
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// "slot-3" for each slot that a launcher of another build holds.
std::set<std::string> foreign_slots(const std::vector<Process>& all) {
  std::set<std::string> slots;
  for (const Process& process : all) {
    if (!is_launcher(process) || is_ours(process)) continue;
    std::error_code gone;
    fs::directory_iterator fds("/proc/" + std::to_string(process.pid) + "/fd", gone), end;
    for (; !gone && fds != end; fds.increment(gone)) {
      std::error_code unlinked;
      const std::string target = fs::read_symlink(fds->path(), unlinked);
      const std::size_t at = target.find("/slot-");
      if (at != std::string::npos) slots.insert(target.substr(at + 1, target.find('/', at + 1) - at - 1));
    }
  }
  return slots;
}

Traces Traces::now() {
  Traces traces;
  const std::vector<Process> all = running();
  for (const Process& process : all)
    if (is_ours(process)) traces.processes.push_back(std::to_string(process.pid) + " (" + process.name + ")");
  const std::set<std::string> foreign = foreign_slots(all);
  std::istringstream mounts(proc_text("/proc/self/mounts"));
  for (std::string line; std::getline(mounts, line);) {
    traces.mounts.push_back(line);
    std::istringstream words(line);
    std::string device, point, type;
    words >> device >> point >> type;
    if (type != "cgroup" && type != "cgroup2") continue;
    if (wants_rootless() && type == "cgroup2") point = delegated_group();
    std::error_code gone;
    for (fs::directory_iterator at(point + "/assay", gone), end; !gone && at != end; at.increment(gone))
      if (at->is_directory(gone) && !foreign.contains(at->path().filename())) traces.cgroups.push_back(at->path());
    if (foreign.empty() && fs::exists(point + "/assay", gone)) traces.cgroups.push_back(point + "/assay");
  }
  for (auto* list : {&traces.processes, &traces.mounts, &traces.cgroups}) std::sort(list->begin(), list->end());
  return traces;
}

std::string Traces::difference(const Traces& before) const {
  std::string text;
  const auto compare = [&](const std::vector<std::string>& now, const std::vector<std::string>& then) {
    std::vector<std::string> changed;
    std::set_symmetric_difference(now.begin(), now.end(), then.begin(), then.end(), std::back_inserter(changed));
    for (const std::string& each : changed) text += each + "\n";
  };
  compare(processes, before.processes);
  compare(mounts, before.mounts);
  compare(cgroups, before.cgroups);
  return text;
}

}  // namespace assay::support
