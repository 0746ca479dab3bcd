// The whole walk, by the daemon's own code: HTTP in, compiled, judged, graded, stored, and told.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "runner/bench/daemon.hpp"
#include "runner/bench/http_calls.hpp"
#include "runner/bench/measures.hpp"

namespace assay::runner::bench {
namespace {

constexpr const char *submissions_path = "/api/v1/submissions", *runs_path = "/api/v1/runs";
constexpr unsigned sizes[] = {1, 10, 100, 1000};
constexpr int batches = 5, warming_up = 3;
constexpr std::chrono::milliseconds idleness{50};
constexpr Bound residual_bound{5, {}};

std::string sized(unsigned cases) { return fmt::format("cases-{}", cases); }

class Walks {
 public:
  Walks(Context& context, const std::filesystem::path& folder)
      : context_(context), daemon_(folder, folder / "challenges", context.accept_weaker), http_(daemon_.port(), daemon_.token()) {}

  // Submissions of 20 cases a second: all handed in at once, until the last report is stored. Each is a program that nobody has
  // handed in before.
  Row throughput(const JobEntry& job) {
    const int many = std::max(4, context_.rounds / 5);
    std::vector<double> rates;
    for (int batch = -1; batch < batches; ++batch) {
      std::vector<std::string> links;
      const double begin = now_ms();
      for (int i = 0; i < many; ++i) links.push_back(hand_in(submissions_path, "twenty", job));
      for (const std::string& link : links) (void)http_.events(link);
      const double taken = now_ms() - begin;
      for (const std::string& link : links) expect_accepted(link);
      if (batch >= 0) rates.push_back(many / taken * 1e3);
    }
    return value_row(fmt::format("{}-submissions", job.language), fmt::format("{}, submissions of 20 cases", job.name), "/s", rates,
                     {job.submissions_must, job.submissions_aim, true});
  }

  // Three samples on an idle daemon: from the request to the last event.
  Row samples(const JobEntry& job) {
    std::vector<double> taken;
    for (int round = -warming_up; round < context_.rounds; ++round) {
      std::this_thread::sleep_for(idleness);
      const double time = walk(runs_path, "twenty", job);
      if (round >= 0) taken.push_back(time);
    }
    return value_row(fmt::format("{}-samples", job.language), fmt::format("{}, run on 3 samples", job.name), "ms", taken,
                     {job.samples_must, job.samples_aim});
  }

  // The time of a submission against its number of cases: a straight line.
  Row many_cases(const JobEntry& job) {
    std::vector<std::pair<double, double>> points;
    std::map<std::string, Spread> figures;
    for (const unsigned cases : sizes) {
      std::vector<double> taken;
      const int repeats = std::clamp(context_.rounds * 20 / static_cast<int>(cases), 1, std::max(1, context_.rounds / 2));
      for (int round = cases == sizes[0] ? -warming_up : 0; round < repeats; ++round) {
        const double time = walk(submissions_path, sized(cases), job);
        if (round >= 0) taken.push_back(time);
      }
      figures[sized(cases)] = spread_of(taken);
      points.emplace_back(cases, figures[sized(cases)].median);
    }
    const Line line = line_through(points);
    const auto& [largest, time] = points.back();
    Row row = named_row(fmt::format("{}-linear", job.language), fmt::format("{}, off the line at 1,000 cases", job.name), "%", residual_bound);
    row.value = std::abs(time - line.at(largest)) / time * 100;
    row.figures = figures;
    row.note = fmt::format("{:.1f} ms and {:.2f} ms a case", line.offset, line.slope);
    return row;
  }

 private:
  std::string hand_in(const char* path, const std::string& challenge, const JobEntry& job) {
    const auto submission = submission_of(job, fmt::format("number {}", ++handed_in_));
    return http_.hand_in(path, challenge, job.language, submission.files[0].path, submission.files[0].content);
  }

  double walk(const char* path, const std::string& challenge, const JobEntry& job) {
    const double begin = now_ms();
    const std::string link = hand_in(path, challenge, job);
    (void)http_.events(link);
    const double taken = now_ms() - begin;
    expect_accepted(link);
    return taken;
  }

  void expect_accepted(const std::string& link) {
    if (const std::string verdict = http_.verdict(link); verdict != "AC") throw std::runtime_error("the daemon judged " + link + " " + verdict);
  }

  Context& context_;
  BenchDaemon daemon_;
  HttpCalls http_;
  int handed_in_ = 0;
};

bool is_installed(const JobEntry& job) {
  const challenges::Language& language = challenges::bundled_languages().at(job.language);
  return std::filesystem::exists(language.version_argv.at(0));
}

// Starts a daemon, and measures each language that is installed with it.
void with_daemon(Context& context, const char* name, bool with_sizes, const std::function<void(Walks&, const JobEntry&)>& measure) {
  const std::filesystem::path folder = context.folder / name;
  write_challenge(folder / "challenges", "twenty", 3, 17);
  if (with_sizes)
    for (const unsigned cases : sizes) write_challenge(folder / "challenges", sized(cases), 0, cases);
  Walks walks(context, folder);
  for (const JobEntry& job : jobs()) {
    if (is_installed(job))
      measure(walks, job);
    else
      context.add(missing_row(fmt::format("{}-{}", job.language, name), fmt::format("{}, {}", job.name, name), "it is not installed"));
  }
}

}  // namespace

void measure_submissions(Context& context) {
  with_daemon(context, "submissions", false, [&](Walks& walks, const JobEntry& job) {
    context.add(walks.throughput(job));
    context.add(walks.samples(job));
  });
}

void measure_many_cases(Context& context) {
  with_daemon(context, "linear", true, [&](Walks& walks, const JobEntry& job) { context.add(walks.many_cases(job)); });
}

}  // namespace assay::runner::bench
