#include "reports/json_report.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <doctest/doctest.h>

#include "reports/audience.hpp"
#include "reports/render/render.hpp"
#include "tests/support/sample_challenge.hpp"

using namespace assay;
using namespace assay::tests;

namespace {

std::vector<std::string> keys(const boost::json::object& object) {
  std::vector<std::string> names;
  for (const auto& member : object) names.emplace_back(member.key());
  return names;
}

reports::Report full_report() {
  auto report = mixed_report();
  auto& one = report.groups[1].cases[1];
  one.printed = challenges::Excerpt{"p", 70000, true};
  one.feedback = "f";
  one.signal = "SIGSEGV";
  one.where->path = "$.items[0]";
  report.rubric[0] = {"readability", 20, 12.5, "grace", "fine"};
  report.compile.cause = challenges::Cause::cpu_time;
  report.compile.cached = true;
  report.score = 10.0 / 3;
  return report;
}

}  // namespace

TEST_CASE("a report read back is the report that was written") {
  for (const auto& report : {perfect_report(), mixed_report(), compile_error_report(), full_report(),
                             reports::for_audience(full_report(), reports::Audience::candidate)}) {
    const std::string text = boost::json::serialize(reports::to_json(report));
    const auto back = reports::report_from_json(text);
    REQUIRE_MESSAGE(back.has_value(), back.error().message());
    CHECK(boost::json::serialize(reports::to_json(*back)) == text);
    CHECK(back->score == report.score);
    CHECK(back->compile.cause == report.compile.cause);
    CHECK(back->audience == report.audience);
  }
}

TEST_CASE("the JSON form reads back too, and keeps every digit") {
  const auto report = full_report();
  const std::vector<challenges::SourceFile> none;
  const auto back = reports::report_from_json(reports::find_format("json")->render({report, none}));
  REQUIRE(back.has_value());
  CHECK(back->score == report.score);
}

TEST_CASE("what does not apply is null, not missing, and the names stand in the contract's order") {
  const auto object = reports::to_json(perfect_report());
  CHECK(keys(object) == std::vector<std::string>{"format",     "id",        "generated_at", "generator", "challenge",
                                                 "submission", "verdict",   "score",        "max_score", "incomplete",
                                                 "compile",    "groups",    "skills",       "level",     "questions",
                                                 "rubric",     "isolation", "host",         "attempt",   "invitation",
                                                 "audience",   "signature"});
  CHECK(object.at("signature").is_null());
  const auto& one = object.at("groups").as_array()[0].as_object().at("cases").as_array()[0].as_object();
  CHECK(keys(one) == std::vector<std::string>{"id",         "verdict",     "cause",    "points",   "max_points",
                                              "weight",     "description", "hint",     "cpu_ms",   "wall_ms",
                                              "memory_kib", "exit_code",   "signal",   "limits",   "stdin",
                                              "stdout",     "stderr",      "expected", "printed",  "message",
                                              "feedback",   "where",       "because",  "reference"});
  CHECK(one.at("cause").is_null());
}

TEST_CASE("a report that is wrong in one place is refused with a sentence that names the place") {
  const std::string good = boost::json::serialize(reports::to_json(mixed_report()));
  const auto broken = [&](const char* from, const char* to) {
    std::string text = good;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return reports::report_from_json(text.replace(at, std::string_view(from).size(), to)).error().message();
  };
  CHECK(broken("\"incomplete\":false", "\"incomplete\":0") == "report: incomplete must be true or false");
  CHECK(broken("\"visibility\":\"sample\"", "\"visibility\":\"all\"").find("groups.0.visibility") != std::string::npos);
  CHECK(broken("\"format\":1", "\"format\":2") == "report: format must be 1");
  CHECK(broken("\"host\"", "\"hos\"").find("host must be there") != std::string::npos);
  CHECK(broken("{", "").find("not JSON") != std::string::npos);
}
