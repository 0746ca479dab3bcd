#include "runner/bench/measures.hpp"

#include <algorithm>

#include "runner/bench/noise.hpp"

namespace assay::runner::bench {
namespace {

constexpr MeasureEntry table[] = {
    {"case", "a case against a bare start, wall and CPU, and after 50 ms idle", measure_cases},
    {"peers", "the same job by bubblewrap, nsjail, isolate and runc, and throughput", measure_peers},
    {"compile", "compiling Go", measure_compiles},
    {"daemon", "whole submissions a second, and runs on samples", measure_submissions},
    {"linear", "time against the number of cases, 1 to 1,000", measure_many_cases},
    {"memory", "of an idle daemon with two slots", measure_memory},
};

}  // namespace

std::span<const MeasureEntry> measures() { return table; }

void Context::heed(const std::vector<double>& bare) { worst_spread = std::max(worst_spread, relative_spread(bare)); }

void each_job(Context& context, const std::function<void(const Prepared&, sandbox::Box&)>& measure,
              const std::function<void(const JobEntry&, const std::string& why)>& missing) {
  for (const JobEntry& job : jobs()) {
    auto own = open_own_box(context.accept_weaker);
    if (!own) throw ErrorException(own.error());
    const auto prepared = prepare(job, *own->box, context.folder);
    if (!prepared) {
      missing(job, prepared.error().message());
      continue;
    }
    context.meter.add_launcher(own->launcher);
    measure(*prepared, *own->box);
    context.meter.forget_launchers();
  }
}

}  // namespace assay::runner::bench
