#include "tests/soak/census.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

#include "tests/support/box.hpp"
#include "tests/support/proc.hpp"
#include "tests/support/slowdown.hpp"

namespace assay::soak {
namespace {

namespace fs = std::filesystem;

constexpr unsigned no_slot = ~0u;

std::string folder_of(pid_t pid) { return "/proc/" + std::to_string(pid); }

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::size_t entries(const fs::path& folder) {
  std::error_code gone;
  std::size_t count = 0;
  for (fs::directory_iterator at(folder, gone), end; !gone && at != end; at.increment(gone)) ++count;
  return count;
}

// What a process has mounted. A launcher keeps the program that it was given last, as large as that one is: one of
// those is left out, a second would have stayed.
std::vector<std::string> mounts_of(pid_t pid) {
  std::vector<std::string> mounts = lines_of(support::proc_text(folder_of(pid) + "/mountinfo"));
  const auto program = std::find_if(mounts.begin(), mounts.end(), [](const std::string& line) {
    return line.find(" / /program ") != std::string::npos;
  });
  if (program != mounts.end()) mounts.erase(program);
  return mounts;
}

Member member(const std::string& name, pid_t pid) {
  return {name, pid, entries(folder_of(pid) + "/fd"), entries(folder_of(pid) + "/task"), mounts_of(pid)};
}

// The slot's number and control groups are in the names of the descriptors that its launcher holds.
std::vector<std::string> slot_folders(pid_t launcher) {
  std::vector<std::string> folders;
  std::error_code gone;
  for (fs::directory_iterator at(folder_of(launcher) + "/fd", gone), end; !gone && at != end; at.increment(gone)) {
    std::error_code closed;
    const std::string target = fs::read_symlink(at->path(), closed);
    if (target.find("/slot-") != std::string::npos) folders.push_back(target);
  }
  return folders;
}

unsigned slot_of(const std::vector<std::string>& folders) {
  if (folders.empty()) return no_slot;
  return static_cast<unsigned>(std::stoul(folders[0].substr(folders[0].find("/slot-") + 6)));
}

void add_groups(const std::string& folder, std::vector<std::string>& groups) {
  std::error_code gone;
  if (!fs::is_directory(folder, gone)) return;
  groups.push_back(folder);
  for (fs::recursive_directory_iterator at(folder, gone), end; !gone && at != end; at.increment(gone))
    if (at->is_directory(gone)) groups.push_back(at->path());
}

template <class T>
void make_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

void compare(const std::string& what, const std::vector<std::string>& now, const std::vector<std::string>& before,
             std::vector<std::string>& changes) {
  std::vector<std::string> came, went;
  std::set_difference(now.begin(), now.end(), before.begin(), before.end(), std::back_inserter(came));
  std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(went));
  for (const std::string& each : came) changes.push_back(what + " came and stayed: " + each);
  for (const std::string& each : went) changes.push_back(what + " is gone: " + each);
}

std::vector<std::string> names_of(const std::map<std::string, std::uintmax_t>& files) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) names.push_back(name);
  return names;
}

}  // namespace

Census Census::now(const support::Served& served, const fs::path& data) {
  Census census;
  census.members.push_back(member("keeper", served.pid()));
  census.members.push_back(member("daemon", served.worker()));
  const support::Traces traces = support::Traces::now();
  census.processes = traces.processes;
  // Warm programs give way to fresh ones (sandbox/launcher/warm.cpp): how many there are counts, not which.
  std::size_t warm = 0;
  for (std::string& process : census.processes)
    if (process.ends_with("(assay-warm)")) process = "warm program " + std::to_string(++warm);
  census.machine_mounts = traces.mounts;
  // The folder of all slots stands or falls with the launchers of other builds as well, which are not watched.
  std::copy_if(traces.cgroups.begin(), traces.cgroups.end(), std::back_inserter(census.cgroups),
               [](const std::string& group) { return !group.ends_with("/assay"); });
  std::vector<pid_t> launchers = served.launchers();
  std::sort(launchers.begin(), launchers.end());
  for (std::size_t i = 0; i < launchers.size(); ++i) {
    census.members.push_back(member("launcher " + std::to_string(i), launchers[i]));
    const std::vector<std::string> folders = slot_folders(launchers[i]);
    for (const std::string& folder : folders) add_groups(folder, census.cgroups);
    if (const unsigned slot = slot_of(folders); slot != no_slot)
      for (const pid_t pid : support::processes_of_slot(slot))
        census.processes.push_back(std::to_string(pid) + " in slot " + std::to_string(slot));
  }
  for (auto* list : {&census.processes, &census.cgroups}) make_unique(*list);
  std::error_code gone;
  for (fs::recursive_directory_iterator at(data, gone), end; !gone && at != end; at.increment(gone)) {
    // Compiled programs are kept, up to bounds of their own (tests/runner/program_files_test.cpp).
    if (at->path() == data / "programs") {
      at.disable_recursion_pending();
      continue;
    }
    census.files[fs::relative(at->path(), data)] = at->is_regular_file(gone) ? at->file_size(gone) : 0;
  }
  return census;
}

Census Census::settled(const support::Served& served, const fs::path& data, const Census& wanted) {
  Census census = now(served, data);
  for (int attempt = 0; attempt < 200 && !census.changed_since(wanted).empty(); ++attempt) {
    ::usleep(support::scaled_ms(10) * 1000);
    census = now(served, data);
  }
  return census;
}

Census Census::settled(const support::Served& served, const fs::path& data) {
  Census census = now(served, data);
  for (int attempt = 0; attempt < 100; ++attempt) {
    ::usleep(support::scaled_ms(200) * 1000);
    Census next = now(served, data);
    if (next.changed_since(census).empty()) return next;
    census = std::move(next);
  }
  throw std::runtime_error("the daemon does not come to rest");
}

std::vector<std::string> Census::changed_since(const Census& before) const {
  std::vector<std::string> changes;
  if (members.size() != before.members.size()) changes.push_back("a launcher came or went");
  for (std::size_t i = 0; i < std::min(members.size(), before.members.size()); ++i) {
    const Member &is = members[i], &was = before.members[i];
    if (is.pid != was.pid) changes.push_back("the " + is.name + " was started anew");
    const auto count = [&](const char* what, std::size_t then, std::size_t now) {
      if (then != now)
        changes.push_back("the " + is.name + " had " + std::to_string(then) + " " + what + ", now " +
                          std::to_string(now));
    };
    count("descriptors", was.descriptors, is.descriptors);
    count("threads", was.threads, is.threads);
    compare("a mount of the " + is.name, is.mounts, was.mounts, changes);
  }
  compare("a process", processes, before.processes, changes);
  compare("a mount of the machine", machine_mounts, before.machine_mounts, changes);
  compare("a control group", cgroups, before.cgroups, changes);
  compare("a file", names_of(files), names_of(before.files), changes);
  return changes;
}

std::map<std::string, std::uint64_t> resident_kib(const Census& census) {
  std::map<std::string, std::uint64_t> all;
  for (const Member& member : census.members) {
    std::uint64_t& sum = all[member.name];
    const std::string status = support::proc_text(folder_of(member.pid) + "/status");
    for (const char* name : {"RssAnon:", "RssShmem:"}) {
      const std::size_t at = status.find(name);
      if (at == std::string::npos) throw std::runtime_error("the " + member.name + " is gone");
      sum += std::stoull(status.substr(at + std::string(name).size()));
    }
  }
  return all;
}

}  // namespace assay::soak
