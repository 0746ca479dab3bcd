#include "runner/bench/noise.hpp"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <thread>

#include <fmt/format.h>

#include "runner/bench/bare.hpp"
#include "runner/bench/figures.hpp"
#include "runner/bench/proc.hpp"

namespace assay::runner::bench {
namespace {

// On a quiet machine bare starts lie within a tenth (Python) to a quarter (a program of one millisecond) of their median.
constexpr double most_spread = 0.35;
// A tenth of two processors is a fifth of one: then one run in five meets somebody.
constexpr double most_others = 0.10, most_stolen = 0.02;
constexpr int probes = 50;
constexpr std::chrono::milliseconds look{500};

double share(double part, double whole) { return whole > 0 ? std::max(0.0, part / whole) : 0; }

}  // namespace

Result<MachineTime> parse_machine_time(const std::string& text) {
  // cpu user nice system idle iowait irq softirq steal guest guest_nice; guests are in user already (proc(5))
  std::istringstream words(text);
  std::string name;
  double value[8] = {};
  words >> name;
  for (double& each : value) words >> each;
  if (!words || name != "cpu") return Error(ErrorCode::internal, "/proc/stat does not begin with the time of all processors");
  MachineTime time;
  for (const double each : value) time.all += each;
  time.idle = value[3] + value[4];
  time.stolen = value[7];
  return time;
}

MachineTime machine_time() { return parse_machine_time(proc_text("/proc/stat")).value(); }

double relative_spread(const std::vector<double>& values) {
  const Spread spread = spread_of(values);
  return spread.median > 0 ? (spread.p75 - spread.p25) / spread.median : 0;
}

std::optional<std::string> too_noisy(const Noise& noise) {
  if (noise.stolen > most_stolen)
    return fmt::format("its host took {:.0f} % of its processor time; at most {:.0f} % is quiet", noise.stolen * 100, most_stolen * 100);
  if (noise.others > most_others)
    return fmt::format("other programs took {:.0f} % of its processor time; at most {:.0f} % is quiet", noise.others * 100, most_others * 100);
  if (noise.spread > most_spread)
    return fmt::format("the middle half of bare starts lay {:.0f} % of their median apart; at most {:.0f} % is quiet", noise.spread * 100,
                       most_spread * 100);
  return std::nullopt;
}

Noise probe_noise() {
  const MachineTime before = machine_time();
  std::this_thread::sleep_for(look);
  const MachineTime after = machine_time();
  const double all = after.all - before.all;
  Noise noise;
  noise.stolen = share(after.stolen - before.stolen, all);
  noise.others = share(all - (after.idle - before.idle) - (after.stolen - before.stolen), all);
  std::vector<double> taken;
  for (int i = 0; i < probes; ++i) taken.push_back(run_bare({{"/usr/bin/true"}, {}, "/", ""}).wall_ms);
  noise.spread = relative_spread(taken);
  return noise;
}

}  // namespace assay::runner::bench
