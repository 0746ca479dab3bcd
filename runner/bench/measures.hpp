// The table of what `assay bench` measures. Each entry adds its rows as they come; one that throws adds no more, and the run ends
// with 3.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "runner/bench/cpu_meter.hpp"
#include "runner/bench/jobs.hpp"
#include "runner/bench/row.hpp"

namespace assay::runner::bench {

struct Context {
  int rounds = 0;
  std::filesystem::path folder;  // everyone may pass, nobody else may write
  std::vector<std::string> accept_weaker;
  CpuMeter& meter;
  std::function<void(Row)> add;
  double worst_spread = 0;  // of the bare starts so far

  // The bare series says how quiet the machine was meanwhile.
  void heed(const std::vector<double>& bare);
};

struct MeasureEntry {
  const char *name, *what;
  void (*run)(Context&);
};
std::span<const MeasureEntry> measures();

void measure_cases(Context& context);        // a case against a bare start, warm and by exec; after idleness
void measure_peers(Context& context);        // the same job by others, and throughput with two workers
void measure_compiles(Context& context);     // Go
void measure_submissions(Context& context);  // through a daemon: submissions a second, and runs on samples
void measure_many_cases(Context& context);   // through a daemon: 1 to 1,000 cases
void measure_memory(Context& context);       // of an idle daemon

// Calls `measure` with each job that can be prepared in a box of its own; for one that cannot, `missing` gives the rows.
void each_job(Context& context, const std::function<void(const Prepared&, sandbox::Box&)>& measure,
              const std::function<void(const JobEntry&, const std::string& why)>& missing);

}  // namespace assay::runner::bench
