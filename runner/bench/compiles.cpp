// Go: compiling one file in a box, as it is judged, in turn with a warm `go build` of the same file outside.
#include <algorithm>
#include <fstream>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "challenges/kinds/environment.hpp"
#include "challenges/kinds/kind.hpp"
#include "runner/bench/measures.hpp"
#include "runner/host.hpp"
#include "runner/program_files.hpp"

namespace assay::runner::bench {
namespace {

namespace fs = std::filesystem;

constexpr Bound compile_bound{0.35, 0.25}, again_bound{2, 0.5};
constexpr int compiles_at_most = 60;

const JobEntry& go() {
  for (const JobEntry& job : jobs())
    if (std::string_view(job.language) == "go") return job;
  throw ErrorException(Error(ErrorCode::internal, "there is no job in Go"));
}

// The toolchain as people use it: a build cache that knows the standard library, a module, the same settings.
class Outside {
 public:
  explicit Outside(const Context& context) : folder_(context.folder / "go-outside") {
    const challenges::Language& language = challenges::bundled_languages().at("go");
    fs::create_directories(folder_ / "module");
    std::ofstream(folder_ / "module/go.mod") << "module submission\n\ngo 1.19\n";
    std::map<std::string, std::string> env = language.compile.value().env;
    env["GOCACHE"] = folder_ / "cache";
    env["GOPATH"] = folder_ / "path";
    env["HOME"] = folder_;
    command_ = {{language.version_argv.at(0), "build", "-buildvcs=false", "-o", "program", "."}, challenges::environment(env, {}), folder_ / "module", ""};
  }
  BareRun build(const std::string& unique) {
    std::ofstream(folder_ / "module/main.go") << submission_of(go(), unique).files.at(0).content << std::flush;
    return run_bare(command_);
  }

 private:
  fs::path folder_;
  BareCommand command_;
};

// The same source again: found among the programs that were compiled before, and installed.
Row again_row(const Context& context, sandbox::Box& box) {
  const challenges::Language& language = challenges::bundled_languages().at("go");
  const fs::path folder = context.folder / "programs";
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  const auto programs = ProgramFiles::open(folder).value();
  const challenges::CompiledBefore before{programs.get(), toolchain_version(language, box).value()};
  const challenges::Submission submission = submission_of(go());
  const auto compile = [&] {
    const double begin = now_ms();
    const auto compiled = challenges::compile({}, language, submission, box, before).value();
    if (compiled.result.verdict != challenges::Verdict::AC) throw ErrorException(Error(ErrorCode::internal, "the job does not compile: " + compiled.result.output));
    return now_ms() - begin;
  };
  (void)compile();
  if (programs->files() != 1) throw ErrorException(Error(ErrorCode::internal, "the compiled program was not kept"));
  std::vector<double> taken;
  for (int round = 0; round < context.rounds; ++round) taken.push_back(compile());
  return value_row("go-compile-again", "Go compile, the same source again", "ms", taken, again_bound);
}

}  // namespace

void measure_compiles(Context& context) {
  auto own = open_own_box(context.accept_weaker);
  if (!own) throw ErrorException(own.error());
  if (!fs::exists(challenges::bundled_languages().at("go").version_argv.at(0))) {
    context.add(missing_row("go-compile-wall", "Go compile", "Go is not installed", compile_bound));
    return;
  }
  context.meter.add_launcher(own->launcher);
  Outside outside(context);
  std::vector<double> wall, cpu, outside_wall, outside_cpu;
  for (int round = -2; round < std::min(context.rounds, compiles_at_most); ++round) {
    const std::string unique = fmt::format("round {}", round);
    const double cpu_before = context.meter.ms(), begin = now_ms();
    (void)compile_job(go(), unique, *own->box);
    const double taken = now_ms() - begin, own_before = process_cpu_ms();
    const BareRun build = outside.build(unique);
    const double own_cpu = process_cpu_ms() - own_before, all = context.meter.ms() - cpu_before;
    if (round < 0) continue;
    wall.push_back(taken);
    cpu.push_back(all - own_cpu - build.cpu_ms);
    outside_wall.push_back(build.wall_ms);
    outside_cpu.push_back(build.cpu_ms);
  }
  context.add(ratio_row("go-compile-wall", "Go compile / warm go build, wall", wall, outside_wall, compile_bound));
  if (!context.meter.version().empty()) context.add(ratio_row("go-compile-cpu", "Go compile / warm go build, CPU", cpu, outside_cpu, {}));
  context.add(again_row(context, *own->box));
  context.meter.forget_launchers();
}

}  // namespace assay::runner::bench
