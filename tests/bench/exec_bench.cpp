// bench-exec: what isolation costs. The same job (read 100 numbers, print their sum) in the sandbox and bare, turn by turn in one
// run, so that the machine's drift meets both. Prints a table of ratios; --json FILE writes the figures, --rounds N is how many,
// --only JOB leaves the others out.
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "base/file.hpp"
#include "tests/bench/bare.hpp"
#include "tests/support/box.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::bench {
namespace {

struct Job {
  std::string name, guest;
  double target;  // isolated / bare, at most
};
const std::vector<Job> jobs = {{"Python", "sum.py", 1.3}, {"PHP", "sum.php", 1.3}, {"Go", "sum_go", 2.0}};
constexpr double idle_target = 1.5;  // p95 / median after 50 ms of idleness, at most
constexpr int idle_us = 50'000;

double now_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

struct Figures {
  std::vector<double> bare, isolated, idle;
  double ratio() const { return quantile(isolated, 0.5) / quantile(bare, 0.5); }
  double tail() const { return quantile(idle, 0.95) / quantile(idle, 0.5); }
};

template <class Act>
double timed(const std::string& expected, Act act) {
  const double start = now_ms();
  const std::string printed = act();
  const double taken = now_ms() - start;
  if (printed != expected) throw std::runtime_error("the job printed '" + printed + "' instead of '" + expected + "'");
  return taken;
}

Figures measure(const Job& job, int rounds) {
  std::string numbers;
  for (int i = 1; i <= 100; ++i) numbers += std::to_string(i) + "\n";
  sandbox::Command command = support::guest(job.guest);
  command.stdin_text = numbers;
  // A submission's files are installed once, not sent with every case; the bare run finds them in a folder.
  support::TemporaryFolder folder;
  std::vector<std::string> argv = command.argv;
  if (!command.files.empty()) {
    if (auto installed = support::real_box().install(command.files); !installed) throw std::runtime_error(installed.error().message());
    write_file(folder.path() / job.guest, command.files[0].content).value();
    command.files.clear();
  } else {
    argv = {std::string(ASSAY_BIN_DIR) + "/../guests/" + job.guest};
  }
  const auto isolated = [&] { return support::run(command).out; };
  const auto bare = [&] { return run_bare(argv, command.env, folder.path(), numbers); };
  Figures figures;
  for (int round = -5; round < rounds; ++round) {  // the first ones fill caches
    const double with = timed("5050\n", isolated), without = timed("5050\n", bare);
    if (round < 0) continue;
    figures.isolated.push_back(with);
    figures.bare.push_back(without);
  }
  for (int round = 0; round < rounds; ++round) {
    ::usleep(idle_us);
    figures.idle.push_back(timed("5050\n", isolated));
  }
  return figures;
}

boost::json::object to_json(const Job& job, const Figures& figures) {
  const auto spread = [](const std::vector<double>& values) {
    return boost::json::object{{"median_ms", quantile(values, 0.5)}, {"p25_ms", quantile(values, 0.25)}, {"p75_ms", quantile(values, 0.75)}, {"p95_ms", quantile(values, 0.95)}};
  };
  return {{"job", job.name}, {"ratio", figures.ratio()}, {"target", job.target}, {"tail_ratio", figures.tail()}, {"tail_target", idle_target},
          {"bare", spread(figures.bare)}, {"isolated", spread(figures.isolated)}, {"isolated_after_idle", spread(figures.idle)}};
}

int run(int rounds, const std::string& json_path, const std::string& only) {
  boost::json::array all;
  bool met = true;
  std::printf("| job | bare, median (p25-p75) ms | isolated ms | ratio | target | p95/median after 50 ms idle | target |\n|---|---|---|---|---|---|---|\n");
  for (const Job& job : jobs) {
    if (!only.empty() && job.name != only) continue;
    const Figures figures = measure(job, rounds);
    const auto q = [](const std::vector<double>& values, double share) { return quantile(values, share); };
    std::printf("| %s | %.2f (%.2f-%.2f) | %.2f (%.2f-%.2f) | %.2f | %.1f | %.2f | %.1f |\n", job.name.c_str(), q(figures.bare, 0.5),
                q(figures.bare, 0.25), q(figures.bare, 0.75), q(figures.isolated, 0.5), q(figures.isolated, 0.25), q(figures.isolated, 0.75),
                figures.ratio(), job.target, figures.tail(), idle_target);
    std::fflush(stdout);
    met = met && figures.ratio() <= job.target && figures.tail() <= idle_target;
    all.push_back(to_json(job, figures));
  }
  std::printf("%s\n", met ? "every target is met" : "a target is missed");
  if (!json_path.empty()) write_file(json_path, boost::json::serialize(boost::json::object{{"rounds", rounds}, {"jobs", all}}) + "\n").value();
  return met ? 0 : 1;
}

}  // namespace
}  // namespace assay::bench

int main(int argc, char** argv) {
  int rounds = 200;
  std::string json_path, only;
  for (int i = 1; i < argc; i += 2) {
    const std::string word = argv[i];
    if (i + 1 < argc && word == "--rounds") rounds = std::atoi(argv[i + 1]);
    else if (i + 1 < argc && word == "--json") json_path = argv[i + 1];
    else if (i + 1 < argc && word == "--only") only = argv[i + 1];
    else rounds = 0;
  }
  if (rounds < 1) {
    std::fputs("usage: bench-exec [--rounds N] [--only Python|PHP|Go] [--json FILE]\n", stderr);
    return 2;
  }
  try {
    return assay::bench::run(rounds, json_path, only);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-exec: %s\n", error.what());
    return 3;
  }
}
