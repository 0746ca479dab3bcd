// bench-compile: what a Go submission's compile step costs in its box, against a warm `go build` with nothing around it; and what
// the same sources cost again. Turn by turn, each round with a source that nobody has compiled. --json FILE writes the figures,
// --rounds N is how many.
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "base/file.hpp"
#include "challenges/kinds/kind.hpp"
#include "runner/bench/bare.hpp"
#include "runner/host.hpp"
#include "runner/program_files.hpp"
#include "tests/support/box.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::bench {
namespace {

double now_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// Of all children that were waited for.
double children_cpu_ms() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  const auto ms = [](const timeval& time) { return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3; };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

std::string source(int number) {
  return "package main\n\nimport (\n\t\"bufio\"\n\t\"fmt\"\n\t\"os\"\n\t\"sort\"\n\t\"strings\"\n)\n\ntype item struct {\n\tname string\n\tn    int\n}\n\n"
         "func main() {\n\tin := bufio.NewScanner(os.Stdin)\n\ttotal := " + std::to_string(number) +
         "\n\tvar all []item\n\tfor in.Scan() {\n\t\tvar n int\n\t\tfmt.Sscan(strings.TrimSpace(in.Text()), &n)\n\t\ttotal += n\n"
         "\t\tall = append(all, item{in.Text(), n})\n\t}\n\tsort.Slice(all, func(a, b int) bool { return all[a].n < all[b].n })\n\tfmt.Println(total)\n}\n";
}

struct Taken {
  std::vector<double> wall, cpu;
  void add(double wall_ms, double cpu_ms) { wall.push_back(wall_ms), cpu.push_back(cpu_ms); }
};

struct Step {
  const char* name;
  Taken taken;
};

challenges::CompileResult compiled(const challenges::Language& language, const std::string& text, const challenges::CompiledBefore& before) {
  auto done = challenges::compile({}, language, {"go", {{"main.go", text}}}, support::real_box(), before);
  if (!done) throw std::runtime_error(done.error().message());
  if (done->result.verdict != challenges::Verdict::AC) throw std::runtime_error(done->result.output);
  return done->result;
}

int run(int rounds, const std::string& json_path) {
  const challenges::Language& language = challenges::bundled_languages().at("go");
  challenges::Language by_go_build = language;
  by_go_build.compile->argv = {"/bin/sh", "-c", "go build -buildvcs=false -o .assay-out/ . && /bin/mv .assay-out/* .assay-program"};
  support::TemporaryFolder folder, home, kept;
  const auto programs = runner::ProgramFiles::open(kept.path() / "programs").value();
  const challenges::CompiledBefore before{programs.get(), runner::toolchain_version(language, support::real_box()).value()};
  std::vector<std::string> env = {"PATH=/usr/lib/go/bin:/usr/bin:/bin", "HOME=" + home.path().string(), "GOCACHE=" + (home.path() / "cache").string(),
                                  "GOPATH=" + (home.path() / "go").string(), "GOPROXY=off", "GOFLAGS=-mod=mod", "LANG=C.UTF-8"};
  write_file(folder.path() / "go.mod", "module submission\n\ngo 1.19\n").value();
  Step steps[] = {{"warm go build, bare", {}}, {"go build, in a box", {}}, {"compile step, in a box", {}}, {"same source again", {}}};
  for (int round = -3; round < rounds; ++round) {
    const std::string text = source(round + 10);
    write_file(folder.path() / "main.go", text).value();
    const auto timed = [&](int step, auto act) {
      const double start = now_ms();
      const double cpu = act();
      if (round >= 0) steps[step].taken.add(now_ms() - start, cpu);
    };
    timed(0, [&] {
      const double used = children_cpu_ms();
      (void)runner::bench::run_bare({{"/usr/lib/go/bin/go", "build", "-buildvcs=false", "-o", "out/", "."}, env, folder.path(), ""});
      return children_cpu_ms() - used;
    });
    timed(1, [&] { return compiled(by_go_build, text, {}).cpu_ms; });
    timed(2, [&] { return compiled(language, text, before).cpu_ms; });
    timed(3, [&] {
      if (!compiled(language, text, before).cached) throw std::runtime_error("an equal source was compiled again");
      return 0.0;
    });
  }
  boost::json::array rows;
  std::printf("| step | wall, median (p25-p75) ms | least | CPU ms | wall / warm go build | least / least | CPU / warm go build |\n|---|---|---|---|---|---|---|\n");
  for (const Step& step : steps) {
    const double wall = quantile(step.taken.wall, 0.5), cpu = quantile(step.taken.cpu, 0.5);
    const double wall_ratio = wall / quantile(steps[0].taken.wall, 0.5), cpu_ratio = cpu / quantile(steps[0].taken.cpu, 0.5);
    const double least = quantile(step.taken.wall, 0), least_ratio = least / quantile(steps[0].taken.wall, 0);
    std::printf("| %s | %.2f (%.2f-%.2f) | %.2f | %.1f | %.3f | %.3f | %.3f |\n", step.name, wall, quantile(step.taken.wall, 0.25),
                quantile(step.taken.wall, 0.75), least, cpu, wall_ratio, least_ratio, cpu_ratio);
    rows.push_back(boost::json::object{{"step", step.name}, {"wall_ms", wall}, {"least_ms", least}, {"cpu_ms", cpu}, {"wall_ratio", wall_ratio}, {"cpu_ratio", cpu_ratio}});
  }
  const bool met = quantile(steps[2].taken.wall, 0.5) <= 0.35 * quantile(steps[0].taken.wall, 0.5) && quantile(steps[3].taken.wall, 0.5) <= 2;
  std::printf("%s\n", met ? "every target is met (0.35; 2 ms)" : "a target is missed (0.35; 2 ms)");
  if (!json_path.empty()) write_file(json_path, boost::json::serialize(boost::json::object{{"rounds", rounds}, {"steps", rows}}) + "\n").value();
  return met ? 0 : 1;
}

}  // namespace
}  // namespace assay::bench

int main(int argc, char** argv) {
  int rounds = 40;
  std::string json_path;
  for (int i = 1; i < argc; i += 2) {
    const std::string word = argv[i];
    if (i + 1 < argc && word == "--rounds") rounds = std::atoi(argv[i + 1]);
    else if (i + 1 < argc && word == "--json") json_path = argv[i + 1];
    else rounds = 0;
  }
  if (rounds < 1) {
    std::fputs("usage: bench-compile [--rounds N] [--json FILE]\n", stderr);
    return 2;
  }
  try {
    return assay::bench::run(rounds, json_path);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-compile: %s\n", error.what());
    return 3;
  }
}
