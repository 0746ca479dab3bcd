#include "sandbox/launcher/starvation.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "sandbox/launcher/kernel_text.hpp"

namespace assay::sandbox::launcher {
namespace {

std::uint64_t number(const std::string& word) { return std::strtoull(word.c_str(), nullptr, 10); }

std::uint64_t delay_of(const std::string& task) {
  const auto text = read_kernel_text("/proc/" + task + "/schedstat");
  const auto lines = text ? lines_of_words(*text) : std::vector<std::vector<std::string>>{};
  return lines.empty() || lines[0].size() < 2 ? 0 : number(lines[0][1]);
}

double launcher_delay_ms() { return static_cast<double>(delay_of("self")) / 1e6; }

}  // namespace

double longest_delay_ms(const std::vector<pid_t>& tasks) {
  std::uint64_t longest = 0;
  for (const pid_t task : tasks) longest = std::max(longest, delay_of(std::to_string(task)));
  return static_cast<double>(longest) / 1e6;
}

ProcessorTime processor_time() {
  const auto text = read_kernel_text("/proc/stat");
  const auto lines = text ? lines_of_words(*text) : std::vector<std::vector<std::string>>{};
  ProcessorTime time;
  if (lines.empty() || lines[0].size() < 9) return time;
  // cpu user nice system idle iowait irq softirq steal; guest time is in user already.
  for (std::size_t i = 1; i <= 8; ++i) time.all += number(lines[0][i]);
  time.stolen = number(lines[0][8]);
  return time;
}

void Starvation::begin() {
  begun_ = true;
  machine_ = processor_time();
  own_delay_ms_ = launcher_delay_ms();
}

Waited Starvation::waited(const std::vector<pid_t>& tasks, double own_cpu_ms, double wall_ms) const {
  if (!begun_) return {};
  const double queued = std::max(longest_delay_ms(tasks), launcher_delay_ms() - own_delay_ms_) - own_cpu_ms / 2;
  const ProcessorTime now = processor_time();
  const double all = static_cast<double>(now.all - machine_.all), stolen = static_cast<double>(now.stolen - machine_.stolen);
  const bool much = stolen * 20 > all;
  return {std::max({0.0, queued, much ? wall_ms * stolen / all : 0.0}), much};
}

bool is_starved(const Waited& waited, std::uint32_t wall_limit_ms) { return waited.stolen || waited.ms * 5 > wall_limit_ms; }

}  // namespace assay::sandbox::launcher
