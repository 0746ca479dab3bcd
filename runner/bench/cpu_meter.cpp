#include "runner/bench/cpu_meter.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "runner/bench/proc.hpp"

namespace assay::runner::bench {
namespace {

namespace fs = std::filesystem;

struct Hierarchy {
  std::string version, mount;
};

// Where processor time is counted: v1's cpuacct where there is one, else v2.
Hierarchy find_hierarchy() {
  Hierarchy found;
  std::istringstream lines(proc_text("/proc/self/mounts"));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string device, point, type, options;
    words >> device >> point >> type >> options;
    if (type == "cgroup" && ("," + options + ",").find(",cpuacct,") != std::string::npos) return {"cgroup v1", point};
    if (type == "cgroup2") found = {"cgroup v2", point};
  }
  return found;
}

// This process's group in that hierarchy, from its root: "0::/user.slice", "4:cpu,cpuacct:/".
std::string own_group(const std::string& version) {
  std::istringstream lines(proc_text("/proc/self/cgroup"));
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
    if (version == "cgroup v1" ? controllers.find(",cpuacct,") != std::string::npos : controllers == ",,") return line.substr(second + 1);
  }
  return "/";
}

bool enter(const std::string& folder) {
  std::ofstream procs(folder + "/cgroup.procs");
  procs << ::getpid() << std::flush;
  return procs.good();
}

}  // namespace

CpuMeter::CpuMeter() {
  const Hierarchy found = find_hierarchy();
  version_ = found.version;
  mount_ = found.mount;
  if (version_.empty()) return;
  before_ = mount_ + own_group(version_);
  own_ = mount_ + "/assay-bench-" + std::to_string(::getpid());
  moved_ = ::mkdir(own_.c_str(), 0755) == 0 && enter(own_);
  if (!moved_) {
    ::rmdir(own_.c_str());
    own_ = before_;
  }
}

CpuMeter::~CpuMeter() {
  if (!moved_ || !enter(before_)) return;
  // Launchers that are on their way out still stand here for a moment.
  for (int attempt = 0; attempt < 1000 && ::rmdir(own_.c_str()) != 0; ++attempt) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

void CpuMeter::add_launcher(int pid) {
  if (version_.empty()) return;
  for (const auto& entry : fs::directory_iterator("/proc/" + std::to_string(pid) + "/fd")) {
    std::error_code gone;
    const std::string target = fs::read_symlink(entry.path(), gone);
    if (!target.starts_with(mount_ + "/")) continue;
    const std::size_t at = target.find("/assay/slot-");
    if (at == std::string::npos) continue;
    slots_.push_back(target.substr(0, target.find('/', at + 12)));
    return;
  }
  throw std::runtime_error("the launcher holds no slot whose processor time is counted");
}

double CpuMeter::group_ms(const std::string& folder) const {
  if (version_ == "cgroup v1") return std::strtod(proc_text(folder + "/cpuacct.usage").c_str(), nullptr) / 1e6;
  const std::string text = proc_text(folder + "/cpu.stat");
  const std::size_t at = text.find("usage_usec ");
  return at == std::string::npos ? 0 : std::strtod(text.c_str() + at + 11, nullptr) / 1e3;
}

double CpuMeter::ms() const {
  if (version_.empty()) return 0;
  double all = group_ms(own_);
  for (const std::string& slot : slots_) all += group_ms(slot);
  return all;
}

}  // namespace assay::runner::bench
