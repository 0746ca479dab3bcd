// What `assay bench` decides without measuring: quantiles, lines, noise, its table, and how peers are called.
#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "runner/bench/figures.hpp"
#include "runner/bench/jobs.hpp"
#include "runner/bench/measures.hpp"
#include "runner/bench/noise.hpp"
#include "runner/bench/peers.hpp"
#include "runner/bench/proc.hpp"
#include "runner/bench/table.hpp"

namespace assay::runner::bench {
namespace {

TEST_CASE("a quantile is a value that was measured, whatever the order") {
  const std::vector<double> values{5, 1, 4, 2, 3};
  CHECK(quantile(values, 0) == 1);
  CHECK(quantile(values, 0.25) == 2);
  CHECK(quantile(values, 0.5) == 3);
  CHECK(quantile(values, 0.95) == 5);
  CHECK(quantile({7}, 0.95) == 7);
  CHECK(quantile({}, 0.5) == 0);
}

TEST_CASE("a line through points on a line is that line, and one point off it is not hidden by its size") {
  const Line exact = line_through({{1, 5}, {10, 23}, {100, 203}, {1000, 2003}});
  CHECK(exact.offset == doctest::Approx(3));
  CHECK(exact.slope == doctest::Approx(2));
  // Half as dear again at 1,000: by absolute residuals the line would go through that point.
  const Line bent = line_through({{1, 5}, {10, 23}, {100, 203}, {1000, 3003}});
  CHECK(std::abs(3003 - bent.at(1000)) / 3003 > 0.05);
}

TEST_CASE("a ratio is that of the medians, its spread that of the turns") {
  const Row row = ratio_row("x", "X", {1, 2, 3}, {10, 10, 10}, {0.1, {}});
  CHECK(row.value == doctest::Approx(0.2));
  CHECK(row.low == doctest::Approx(0.2));
  CHECK(row.is_missed());
  CHECK_FALSE(ratio_row("x", "X", {1}, {10}, {0.1, {}}).is_missed());
  CHECK_FALSE(ratio_row("x", "X", {1}, {0}, {0.1, {}}).value);
}

TEST_CASE("a must that more is better for is missed by less") {
  CHECK(value_row("x", "X", "/s", {39}, {40, {}, true}).is_missed());
  CHECK_FALSE(value_row("x", "X", "/s", {40}, {40, {}, true}).is_missed());
  CHECK_FALSE(value_row("x", "X", "/s", {1}, {}).is_missed());
  CHECK_FALSE(missing_row("x", "X", "why", {1, {}}).is_missed());
}

TEST_CASE("a machine is too noisy by its host, by other programs or by bare starts that lie apart, each alone") {
  CHECK_FALSE(too_noisy({0.1, 0.02, 0.001}));
  CHECK(too_noisy({0.1, 0.02, 0.06}) == "its host took 6 % of its processor time; at most 2 % is quiet");
  CHECK(too_noisy({0.1, 0.5, 0}) == "other programs took 50 % of its processor time; at most 10 % is quiet");
  CHECK(too_noisy({0.8, 0, 0}) == "the middle half of bare starts lay 80 % of their median apart; at most 35 % is quiet");
  CHECK(relative_spread({8, 9, 10, 11, 12}) == doctest::Approx(0.2));
  CHECK(relative_spread({}) == 0);
}

TEST_CASE("the machine's time counts waiting for disks as idle, and guests once") {
  const auto time = parse_machine_time("cpu  10 20 30 400 50 6 7 80 9 9\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
  REQUIRE(time.has_value());
  CHECK(time->all == 603);
  CHECK(time->idle == 450);
  CHECK(time->stolen == 80);
  CHECK_FALSE(parse_machine_time("intr 1 2 3\n").has_value());
  CHECK_FALSE(parse_machine_time("cpu 1 2 3\n").has_value());
}

TEST_CASE("a field of the kernel's is found by its whole name") {
  const std::string text = "Rss: 9 kB\nPss:   12 kB\nPss_Anon:      7 kB\n";
  CHECK(kib_field(text, "Pss") == 12);
  CHECK(kib_field(text, "Pss_Anon") == 7);
  CHECK(kib_field(text, "Anon") == 0);
}

Results some_results() {
  Results results;
  results.place = {"A processor of a name so long that nobody would believe that anyone could have sold it", "Linux 6.1.0-18-amd64", "cgroup v1", 2, {{"seccomp", "landlock"}, {}, {}}, {}};
  results.rounds = 200;
  results.rows.push_back(ratio_row("python-case-wall", "Python case / bare start, wall", {2, 3, 4}, {10, 10, 10}, {0.25, 0.15}));
  results.rows.push_back(value_row("go-submissions", "Go, submissions of 20 cases", "/s", {1234.5}, {18, 25, true}));
  results.rows.push_back(missing_row("php-case-wall", "PHP case", "PHP is not installed on this machine, and so there is nothing to say", {0.16, {}}));
  return results;
}

TEST_CASE("no line of the table is wider than 80 columns, and each row says what it came to") {
  const Results results = some_results();
  std::string text = head_text(results.place, results.rounds) + columns_text();
  for (const Row& row : results.rows) text += row_text(row);
  text += verdict_text(results);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(line.size() <= 80, line);
  CHECK(row_text(results.rows[0]) == "Python case / bare start, wall          0.30x 0.30-0.40    <=0.25 <=0.15  missed\n");
  CHECK(row_text(results.rows[1]) == "Go, submissions of 20 cases            1234/s 1234-1234      >=18   >=25  met\n");
  CHECK(text.find("layers enforced: seccomp, landlock\n") != std::string::npos);
  CHECK(text.find("\nMissed: python-case-wall.\nNot measured: php-case-wall.\n") != std::string::npos);
  CHECK(text.find("NOT COMPARABLE") == std::string::npos);
}

TEST_CASE("figures of a noisy machine are stamped, in text and in JSON") {
  Results results = some_results();
  results.noisy = "its host took half of it";
  CHECK(verdict_text(results).find("NOT COMPARABLE: the machine is too noisy: its host took half of it.") != std::string::npos);
  const boost::json::value json = to_json(results);
  CHECK(json.at("comparable") == false);
  CHECK(json.at("rows").at(0).at("state") == "missed");
  CHECK(json.at("rows").at(0).at("figures").at("ours").at("median") == 3.0);
  CHECK(json.at("rows").at(2).at("value").is_null());
  CHECK(json.at("rows").at(2).at("state") == "not measured");
}

TEST_CASE("every job and every measure has a name of its own, and a submission that is called unique differs") {
  for (const JobEntry& job : jobs()) {
    CHECK(challenges::bundled_languages().contains(job.language));
    CHECK(submission_of(job, "1").files[0].content != submission_of(job, "2").files[0].content);
  }
  std::set<std::string> names;
  for (const MeasureEntry& measure : measures()) CHECK(names.insert(measure.name).second);
}

TEST_CASE("a peer finds the program where its box has it") {
  const BareCommand job{{"/tmp/x/go/main"}, {"A=b"}, "/tmp/x/go", ""};
  CHECK(bubblewrap_argv("/usr/bin/bwrap", job).back() == "/work/main");
  CHECK(nsjail_argv("/usr/bin/nsjail", job).back() == "/work/main");
  const auto isolate = isolate_argv("/usr/bin/isolate", job, 901);
  CHECK(isolate.back() == "/work/main");
  CHECK(std::count(isolate.begin(), isolate.end(), "--cg") == 1);
  const boost::json::value runc = boost::json::parse(runc_config(job));
  CHECK(runc.at("process").at("args").at(0) == "/work/main");
  CHECK(runc.at("mounts").as_array().back().at("source") == "/tmp/x/go");
  CHECK(runc.at("linux").at("namespaces").as_array().size() == 5);
}

}  // namespace
}  // namespace assay::runner::bench
