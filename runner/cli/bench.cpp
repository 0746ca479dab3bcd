// assay bench: what isolation costs on this machine, against bare starts and against peers.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "base/file.hpp"
#include "runner/bench/measures.hpp"
#include "runner/bench/table.hpp"
#include "runner/cli/commands.hpp"
#include "runner/cli/exit.hpp"
#include "runner/cli/inputs.hpp"
#include "runner/host.hpp"

namespace assay::runner::cli {
namespace {

namespace fs = std::filesystem;

struct Flags {
  int rounds = 200;
  std::string json;
  std::vector<std::string> only, accept_weaker;
  bool anyway = false;
};

constexpr const char* footer =
    "\n"
    "Runs take turns with bare starts of the same program, so that the machine's\n"
    "drift meets both: only ratios of one run count. Where other programs, the\n"
    "machine's host or the spread of bare starts say that it is too noisy, nothing\n"
    "is compared; --anyway does, and stamps the result. Peers (isolate, bubblewrap,\n"
    "nsjail, runc) are measured where they are installed. Needs root on cgroup v1.\n"
    "\n"
    "Exit status: 0 every must is met, 1 one is missed, 2 bad usage, 3 a figure\n"
    "could not be measured, 4 the sandbox refused to run or the machine is too noisy.";

// A folder that goes with the run. Whoever the daemon becomes may pass, and the boxes of peers.
class BenchFolder {
 public:
  BenchFolder() {
    std::string name = (fs::temp_directory_path() / "assay-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw ErrorException(errno_error("making " + name));
    path_ = name;
    fs::permissions(path_, fs::perms{0755});
  }
  ~BenchFolder() {
    std::error_code failed;
    fs::remove_all(path_, failed);
    if (failed) fmt::print(stderr, "assay: {} could not be removed: {}\n", path_.string(), failed.message());
  }
  BenchFolder(const BenchFolder&) = delete;
  BenchFolder& operator=(const BenchFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

int refuse_noise(const std::string& why) {
  complain("this machine is too noisy to compare: " + why + "; wait until it is quiet, or measure all the same with --anyway");
  return exit_refused;
}

// The layers are those of a launcher that was started just now, each of them proved.
Result<bench::Place> place_of(const Flags& flags, const bench::CpuMeter& meter) {
  const auto box = open_box(flags.accept_weaker);
  if (!box) return box.error();
  const reports::Host host = machine();
  return bench::Place{host.cpu, host.kernel, meter.version(), std::thread::hardware_concurrency(), (*box)->isolation(), flags.accept_weaker};
}

bool is_wanted(const Flags& flags, const std::string& name) {
  return flags.only.empty() || std::find(flags.only.begin(), flags.only.end(), name) != flags.only.end();
}

void print_now(const std::string& text) {
  fmt::print("{}", text);
  std::fflush(stdout);
}

// False when one could not be measured.
bool measure_all(const Flags& flags, bench::Context& context) {
  bool whole = true;
  for (const bench::MeasureEntry& measure : bench::measures()) {
    if (!is_wanted(flags, measure.name)) continue;
    try {
      measure.run(context);
    } catch (const std::exception& error) {
      complain(fmt::format("{} could not be measured: {}", measure.name, error.what()));
      context.meter.forget_launchers();
      whole = false;
    }
  }
  return whole;
}

// Of the whole run, where that was noisier than the moment before it.
bench::Noise noise_since(const bench::Noise& before, const bench::MachineTime& begin, const bench::Context& context) {
  const bench::MachineTime end = bench::machine_time();
  bench::Noise noise = before;
  noise.spread = std::max(noise.spread, context.worst_spread);
  if (end.all > begin.all) noise.stolen = std::max(noise.stolen, (end.stolen - begin.stolen) / (end.all - begin.all));
  return noise;
}

int run_bench(const Flags& flags) {
  bench::Results results;
  results.rounds = flags.rounds;
  results.noise = bench::probe_noise();
  results.noisy = too_noisy(results.noise);
  if (results.noisy && !flags.anyway) return refuse_noise(*results.noisy);
  const BenchFolder folder;
  bench::CpuMeter meter;
  auto place = place_of(flags, meter);
  if (!place) return fail(place.error());
  results.place = std::move(*place);
  const auto add = [&](bench::Row row) {
    print_now(row_text(row));
    results.rows.push_back(std::move(row));
  };
  bench::Context context{flags.rounds, folder.path(), flags.accept_weaker, meter, add};
  print_now(head_text(results.place, flags.rounds) + bench::columns_text());
  const bench::MachineTime begin = bench::machine_time();
  const bool whole = measure_all(flags, context);
  results.noise = noise_since(results.noise, begin, context);
  results.noisy = too_noisy(results.noise);
  print_now(verdict_text(results));
  if (!flags.json.empty())
    if (auto written = write_file(flags.json, boost::json::serialize(to_json(results)) + "\n"); !written) return fail(written.error());
  if (!whole) return exit_judge;
  if (results.noisy && !flags.anyway) return exit_refused;
  const bool missed = std::any_of(results.rows.begin(), results.rows.end(), [](const bench::Row& row) { return row.is_missed(); });
  return missed ? exit_not_accepted : exit_accepted;
}

}  // namespace

void add_bench(CLI::App& app, int& exit_status) {
  const auto flags = std::make_shared<Flags>();
  CLI::App* command = app.add_subcommand("bench", "Measure what isolation costs here, against bare starts and others");
  command->footer(footer);
  std::vector<std::string> names;
  std::string about = "Only this measure; may be repeated:";
  for (const bench::MeasureEntry& measure : bench::measures()) {
    names.emplace_back(measure.name);
    about += fmt::format("{} {} ({})", names.size() > 1 ? "," : "", measure.name, measure.what);
  }
  command->add_option("--rounds", flags->rounds, "Runs of each kind: more of them, less chance")
      ->envname("ASSAY_BENCH_ROUNDS")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  command->add_option("--only", flags->only, about)->envname("ASSAY_ONLY")->check(CLI::IsMember(names));
  command->add_option("--json", flags->json, "File to write every figure to, as JSON")->envname("ASSAY_BENCH_JSON");
  command->add_flag("--anyway", flags->anyway, "Measure although the machine is too noisy; stamped on the result")
      ->envname("ASSAY_BENCH_ANYWAY");
  command->add_option("--accept-weaker", flags->accept_weaker, "Run without this isolation layer; stamped on the result")
      ->envname("ASSAY_ACCEPT_WEAKER");
  command->callback([flags, &exit_status] { exit_status = run_bench(*flags); });
}

}  // namespace assay::runner::cli
