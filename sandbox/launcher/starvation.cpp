#include "sandbox/launcher/starvation.hpp"

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

}  // namespace

std::uint64_t run_delay_ns(const std::vector<pid_t>& tasks) {
  std::uint64_t sum = 0;
  for (const pid_t task : tasks) sum += delay_of(std::to_string(task));
  return sum;
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
  own_delay_ns_ = delay_of("self");
}

bool Starvation::shown(const std::vector<pid_t>& tasks, std::uint32_t wall_limit_ms) const {
  if (!begun_) return false;
  const std::uint64_t delay = run_delay_ns(tasks) + delay_of("self") - own_delay_ns_;
  if (delay > std::uint64_t{wall_limit_ms} * 1'000'000 / 5) return true;
  const ProcessorTime now = processor_time();
  return (now.stolen - machine_.stolen) * 20 > now.all - machine_.all;
}

}  // namespace assay::sandbox::launcher
