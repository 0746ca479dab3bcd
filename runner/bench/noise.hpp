// Whether this machine is quiet enough for its figures to say something: by what others took of it, and by how far bare starts of
// one and the same program lay apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace assay::runner::bench {

// Processor time of the whole machine since it started, in ticks (/proc/stat).
struct MachineTime {
  double all = 0, idle = 0, stolen = 0;
};
// From the text of /proc/stat; `internal` where its first line is not the one of all processors.
Result<MachineTime> parse_machine_time(const std::string& text);
MachineTime machine_time();

struct Noise {
  double spread = 0;  // of bare starts: (p75 - p25) / median, of the worst series
  double others = 0;  // share of all processor time that others took while nothing of ours ran
  double stolen = 0;  // share that the machine's host took
};

// The spread of a series of bare starts.
double relative_spread(const std::vector<double>& values);

// Why not to compare, as half a sentence; nothing where the machine is quiet.
std::optional<std::string> too_noisy(const Noise& noise);

// Half a second of looking on, then fifty bare starts of a small program.
Noise probe_noise();

}  // namespace assay::runner::bench
