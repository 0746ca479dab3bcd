// A case as the daemon runs it, turn by turn with a bare start of the same program.
#include <chrono>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "runner/bench/measures.hpp"

namespace assay::runner::bench {
namespace {

constexpr int warming_up = 5;  // the first runs fill caches
constexpr std::chrono::milliseconds idleness{50};
constexpr Bound exec_bound{1.1, 1.03}, tail_bound{1.5, 1.2};

struct Series {
  std::vector<double> wall, cpu, bare_wall, bare_cpu;
};

// A case's processor time is all that was spent from its start to the end of the round, less what the bare start took of it: what
// the launcher tidies away after its answer belongs to the case.
Series take_turns(Context& context, sandbox::Box& box, const sandbox::Command& command, const BareCommand& bare) {
  Series series;
  for (int round = -warming_up; round < context.rounds; ++round) {
    const double before = context.meter.ms();
    const double wall = run_in_box(box, command);
    const double own_before = process_cpu_ms();
    const BareRun run = run_bare_job(bare);
    const double own = process_cpu_ms() - own_before;
    const double all = context.meter.ms() - before;
    if (round < 0) continue;
    series.wall.push_back(wall);
    series.cpu.push_back(all - own - run.cpu_ms);
    series.bare_wall.push_back(run.wall_ms);
    series.bare_cpu.push_back(run.cpu_ms);
  }
  context.heed(series.bare_wall);
  return series;
}

std::vector<double> after_idleness(const Context& context, sandbox::Box& box, const sandbox::Command& command) {
  std::vector<double> taken;
  for (int round = 0; round < context.rounds; ++round) {
    std::this_thread::sleep_for(idleness);
    taken.push_back(run_in_box(box, command));
  }
  return taken;
}

Row tail_row(const JobEntry& job, const std::vector<double>& taken) {
  Row row = named_row(fmt::format("{}-idle", job.language), fmt::format("{} after 50 ms idle, p95/median", job.name), "x", tail_bound);
  row.figures = {{"ours", spread_of(taken)}};
  row.value = row.figures["ours"].p95 / row.figures["ours"].median;
  return row;
}

void add_rows(const JobEntry& job, const std::string& how, const Series& series, Bound wall, Bound cpu, bool counted, Context& context) {
  const std::string id = fmt::format("{}-{}", job.language, how);
  const std::string what = fmt::format("{} {} / bare start", job.name, how == "exec" ? "by exec" : "case");
  context.add(ratio_row(id + "-wall", what + ", wall", series.wall, series.bare_wall, wall));
  if (counted)
    context.add(ratio_row(id + "-cpu", what + ", CPU", series.cpu, series.bare_cpu, cpu));
  else
    context.add(missing_row(id + "-cpu", what + ", CPU", "no cgroup here counts processor time", cpu));
}

}  // namespace

void measure_cases(Context& context) {
  const bool counted = !context.meter.version().empty();
  const auto measure = [&](const Prepared& prepared, sandbox::Box& box) {
    const JobEntry& job = *prepared.job;
    const Bound cpu = job.cpu_must > 0 ? Bound{job.cpu_must, job.cpu_aim} : Bound{};
    add_rows(job, "case", take_turns(context, box, prepared.command, prepared.bare), {job.wall_must, job.wall_aim}, cpu, counted, context);
    if (prepared.command.start != sandbox::Start::exec) {
      sandbox::Command by_exec = prepared.command;
      by_exec.start = sandbox::Start::exec;
      add_rows(job, "exec", take_turns(context, box, by_exec, prepared.bare), exec_bound, {}, counted, context);
    }
    context.add(tail_row(job, after_idleness(context, box, prepared.command)));
  };
  const auto missing = [&](const JobEntry& job, const std::string& why) {
    context.add(missing_row(fmt::format("{}-case-wall", job.language), fmt::format("{} case", job.name), why, {job.wall_must, job.wall_aim}));
  };
  each_job(context, measure, missing);
}

}  // namespace assay::runner::bench
