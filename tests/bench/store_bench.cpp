// bench-store: what the daemon's acts cost with 10^5 judgings queued, and with 10^6 stored, against an empty daemon: the service,
// its store on disk, its queue and its events, without HTTP. Each act is done turn by turn on all three. Prints a table of ratios;
// --json FILE writes the figures, --rounds N, --queued N and --stored N set the sizes, --folder DIR is where the databases lie.
#include <sqlite3.h>
#include <time.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <stdexcept>

#include "base/clock.hpp"
#include "base/file.hpp"
#include "reports/json_report.hpp"
#include "runner/service.hpp"
#include "runner/store/sqlite_store.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::bench {
namespace {

using namespace runner;

double now_us() {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message());
  return std::move(*result);
}

// The report of one case, as large as one of twenty.
std::string sample_report() {
  reports::Report report;
  report.id = "report";
  report.compile.output = std::string(8000, 'x');
  return boost::json::serialize(reports::to_json(report));
}

// `rows` submissions as add_submission and finish leave them, by SQL of their own: a transaction a row would take an hour. Every
// tenth is a run; the last `queued` of them wait.
void fill(const std::filesystem::path& file, long rows, bool queued) {
  sqlite3* database = nullptr;
  if (sqlite3_open(file.c_str(), &database) != SQLITE_OK) throw std::runtime_error("cannot open " + file.string());
  const std::string series = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(rows) + ") ";
  const std::string id = "printf('%08x%08x%08x', 1764000000 + i / 100, (i * 2654435761) & 4294967295, i)";
  const std::string state = queued ? "'queued'" : "'done'";
  std::vector<std::string> steps = {
      "PRAGMA synchronous=OFF", "BEGIN",
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4999) INSERT INTO candidates SELECT 'cand' || i, "
      "'Ada', 'c' || i || '@example.org' FROM n",
      series + "INSERT INTO submissions (id, purpose, challenge, challenge_sha256, language, candidate, submitter, state, submitted_at, "
      "finished_at, verdict, score, max_score, total) SELECT " + id + ", (i % 10 = 0), 'bench-' || (i % 20), 'abc', 'go', 'cand' || (i % 5000), 'token', " +
          state + ", 1764000000000 + i, " + (queued ? "NULL, '', NULL" : "1764000000000 + i, 'AC', 10") + ", 10, 20 FROM n",
      "INSERT INTO files SELECT id, 'main.go', hex(zeroblob(400)) FROM submissions"};
  if (!queued) steps.push_back("INSERT INTO reports SELECT id, '" + sample_report().substr(0, 900) + "' FROM submissions");
  steps.insert(steps.end(), {"COMMIT", "PRAGMA wal_checkpoint(TRUNCATE)"});
  for (const std::string& step : steps) {
    char* why = nullptr;
    if (sqlite3_exec(database, step.c_str(), nullptr, nullptr, &why) != SQLITE_OK) throw std::runtime_error(step + ": " + (why == nullptr ? "" : why));
  }
  sqlite3_close(database);
}

// A daemon without its door: everything that a request passes behind HTTP.
class Site {
 public:
  Site(const std::filesystem::path& where, long queued, long stored) : folder_(where) {
    challenge_ = std::make_shared<challenges::Challenge>();
    challenge_->id = "bench-1";
    must(open_sqlite_store(file()));  // its tables
    if (queued + stored > 0) fill(file(), queued + stored, queued > 0);
    store_ = must(open_sqlite_store(file()));
    service_ = std::make_unique<Service>(*store_, catalog_, queue_, events_, metrics_, clock_, folder_.path());
    if (auto recovered = service_->recover(); !recovered) throw std::runtime_error(recovered.error().message());
    for (int i = 0; i < 5; ++i) finish(submit());
  }

  std::string submit() {
    NewSubmission made;
    made.challenge = challenge_;
    made.language = "go";
    made.files = {{"main.go", std::string(800, '/')}};
    made.candidate = reports::Candidate{"", "Ada", "c7@example.org"};
    made.submitter = "token";
    made.idempotency_key = "key " + std::to_string(++keys_);
    return must(service_->submit(std::move(made))).id;
  }
  void finish(const std::string& id) {
    if (!must(store_->finish({id, State::done, "AC", 10, 10, clock_.now(), report_}))) throw std::runtime_error("already over");
    events_.finish(id, {}, clock_.now());
    last_done = id;
  }
  void page(const SubmissionFilter& filter, std::size_t least) {
    if (must(service_->list(filter)).size() < least) throw std::runtime_error("the page is too short");
  }

  Service& service() { return *service_; }
  std::string last, last_done;

 private:
  std::filesystem::path file() const { return folder_.path() / "assay.db"; }
  support::TemporaryFolder folder_;
  challenges::Languages languages_;
  Catalog catalog_{languages_};
  JudgingQueue queue_{10'000'000};
  EventHub events_;
  Metrics metrics_;
  SystemClock clock_;
  std::shared_ptr<challenges::Challenge> challenge_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Service> service_;
  std::string report_ = sample_report();
  int keys_ = 0;
};

struct Act {
  const char* name;
  std::function<void(Site&)> act;
};

SubmissionFilter filtered(const std::function<void(SubmissionFilter&)>& set) {
  SubmissionFilter made;
  made.limit = 5;  // as many as an empty daemon has
  set(made);
  return made;
}

std::vector<Act> acts() {
  const auto panel = reports::Audience::panel;
  const auto pages = [](const SubmissionFilter& filter) { return [filter](Site& site) { site.page(filter, 5); }; };
  return {{"intake", [](Site& site) { site.last = site.submit(); }},
          {"status", [panel](Site& site) { must(site.service().status(site.last, panel)).value(); }},
          {"end of a judging", [](Site& site) { site.finish(site.last); }},
          {"report", [panel](Site& site) { must(site.service().report(site.last_done, panel)).value(); }},
          {"newest page", pages(filtered([](auto&) {}))},
          {"page of a challenge", pages(filtered([](auto& filter) { filter.challenge = "bench-1"; }))},
          {"page of what is done", pages(filtered([](auto& filter) { filter.state = State::done; }))},
          {"page of a candidate", pages(filtered([](auto& filter) { filter.candidate = "c7@example.org"; }))},
          {"what is being judged", [](Site& site) { site.page(filtered([](auto& filter) { filter.state = State::running; }), 0); }}};
}

struct Sizes {
  int rounds = 300;
  long queued = 100'000, stored = 1'000'000;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
};

int run(const Sizes& sizes, const std::string& json_path) {
  const double begun = now_us();
  Site empty(sizes.folder, 0, 0), queued(sizes.folder, sizes.queued, 0), stored(sizes.folder, 0, sizes.stored);
  Site* const sites[] = {&empty, &queued, &stored};
  std::fprintf(stderr, "filled in %.0f s\n", (now_us() - begun) / 1e6);
  const std::vector<Act> all = acts();
  std::vector<std::vector<double>> taken(all.size() * 3);
  for (int round = -20; round < sizes.rounds; ++round)
    for (std::size_t act = 0; act < all.size(); ++act)
      for (std::size_t turn = 0; turn < 3; ++turn) {
        const std::size_t site = (turn + static_cast<std::size_t>(round + 20)) % 3;  // who goes first changes
        const double start = now_us();
        all[act].act(*sites[site]);
        if (round >= 0) taken[act * 3 + site].push_back(now_us() - start);
      }
  constexpr double most[] = {1, 1.2, 1.5};
  bool met = true;
  boost::json::array rows;
  std::printf("| act | empty, median (p25-p75) us | %ld queued: ratio | target | %ld stored: ratio | target |\n|---|---|---|---|---|---|\n",
              sizes.queued, sizes.stored);
  for (std::size_t act = 0; act < all.size(); ++act) {
    const auto& base = taken[act * 3];
    double ratios[3];
    for (std::size_t site = 0; site < 3; ++site) {
      ratios[site] = quantile(taken[act * 3 + site], 0.5) / quantile(base, 0.5);
      met = met && ratios[site] <= most[site];
    }
    std::printf("| %s | %.0f (%.0f-%.0f) | %.2f | %.1f | %.2f | %.1f |\n", all[act].name, quantile(base, 0.5), quantile(base, 0.25),
                quantile(base, 0.75), ratios[1], most[1], ratios[2], most[2]);
    rows.push_back(boost::json::object{{"act", all[act].name}, {"empty_us", quantile(base, 0.5)}, {"queued_ratio", ratios[1]}, {"queued_target", most[1]},
                                       {"stored_ratio", ratios[2]}, {"stored_target", most[2]}});
  }
  std::printf("%s\n", met ? "every target is met" : "a target is missed");
  if (!json_path.empty())
    write_file(json_path, boost::json::serialize(boost::json::object{{"rounds", sizes.rounds}, {"queued", sizes.queued}, {"stored", sizes.stored}, {"acts", rows}}) + "\n").value();
  return met ? 0 : 1;
}

}  // namespace
}  // namespace assay::bench

int main(int argc, char** argv) {
  assay::bench::Sizes sizes;
  std::string json_path;
  for (int i = 1; i < argc; i += 2) {
    const std::string word = argv[i];
    const char* const value = i + 1 < argc ? argv[i + 1] : "";
    if (word == "--rounds") sizes.rounds = std::atoi(value);
    else if (word == "--queued") sizes.queued = std::atol(value);
    else if (word == "--stored") sizes.stored = std::atol(value);
    else if (word == "--folder") sizes.folder = value;
    else if (word == "--json") json_path = value;
    else sizes.rounds = 0;
  }
  if (sizes.rounds < 1 || sizes.queued < 1 || sizes.stored < 1) {
    std::fputs("usage: bench-store [--rounds N] [--queued N] [--stored N] [--folder DIR] [--json FILE]\n", stderr);
    return 2;
  }
  try {
    return assay::bench::run(sizes, json_path);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-store: %s\n", error.what());
    return 3;
  }
}
