// report_from_json: reads back what to_json wrote. Inside, a wrong field is thrown as ErrorException with its path; the
// one function that leaves this file turns that into a Result.
#include <limits>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>

#include "reports/json_report.hpp"

namespace assay::reports {
namespace {

namespace json = boost::json;

// One value and where it stands ("groups.0.cases.2.verdict"); every reader names the place when it refuses.
class Field {
 public:
  Field(const json::value& value, std::string place) : value_(value), place_(std::move(place)) {}

  bool null() const { return value_.is_null(); }

  Field operator[](std::string_view key) const {
    const auto* object = value_.if_object();
    if (object == nullptr) fail("an object");
    const auto* member = object->if_contains(key);
    if (member == nullptr) Field(value_, place_of(key)).fail("there");
    return {*member, place_of(key)};
  }
  const json::object& object() const {
    if (!value_.is_object()) fail("an object");
    return value_.get_object();
  }
  std::string text() const {
    if (!value_.is_string()) fail("a string");
    return std::string(value_.get_string());
  }
  double number() const {
    if (!value_.is_number()) fail("a number");
    return value_.to_number<double>();
  }
  bool flag() const {
    if (!value_.is_bool()) fail("true or false");
    return value_.get_bool();
  }
  template <class Integer>
  Integer integer() const {
    json::error_code failed;
    const auto number = value_.to_number<Integer>(failed);
    if (failed) fail(fmt::format("an integer up to {}", std::numeric_limits<Integer>::max()));
    return number;
  }
  template <class Each>
  auto list(Each each) const {
    std::vector<decltype(each(*this))> items;
    if (!value_.is_array()) fail("a list");
    for (std::size_t i = 0; i < value_.get_array().size(); ++i)
      items.push_back(each(Field(value_.get_array()[i], place_of(std::to_string(i)))));
    return items;
  }
  template <class Read>
  auto optional(Read read) const -> std::optional<decltype(read(*this))> {
    if (null()) return std::nullopt;
    return read(*this);
  }
  [[noreturn]] void fail(const std::string& wanted) const {
    throw ErrorException(Error(ErrorCode::invalid, fmt::format("report: {} must be {}", place_, wanted)));
  }

 private:
  std::string place_of(std::string_view key) const {
    return place_.empty() ? std::string(key) : fmt::format("{}.{}", place_, key);
  }

  const json::value& value_;
  std::string place_;
};

std::string text(const Field& field) { return field.text(); }
double number(const Field& field) { return field.number(); }

std::optional<std::string> text_or_null(const Field& field) { return field.optional(text); }
std::optional<double> number_or_null(const Field& field) { return field.optional(number); }
std::vector<std::string> texts(const Field& field) { return field.list(text); }

Verdict verdict(const Field& field) {
  const auto found = challenges::verdict_from(field.text());
  if (!found) field.fail("a verdict such as AC");
  return *found;
}

Cause cause(const Field& field) {
  if (field.null()) return Cause::none;
  const auto found = challenges::cause_from(field.text());
  if (!found || *found == Cause::none) field.fail("a cause such as cpu_time, or null");
  return *found;
}

challenges::Visibility visibility(const Field& field) {
  using challenges::Visibility;
  for (const auto each : {Visibility::sample, Visibility::visible, Visibility::hidden, Visibility::after_deadline})
    if (challenges::to_string(each) == field.text()) return each;
  field.fail("sample, visible, hidden or after_deadline");
}

Audience audience(const Field& field) {
  if (field.text() == "panel") return Audience::panel;
  if (field.text() == "candidate") return Audience::candidate;
  field.fail("panel or candidate");
}

Excerpt excerpt(const Field& field) {
  return {field["text"].text(), field["bytes"].integer<std::uint64_t>(), field["truncated"].flag()};
}

sandbox::Limits limits(const Field& field) {
  const auto key = [&](const char* name) { return field[name].integer<std::uint32_t>(); };
  return {key("cpu_ms"),    key("wall_ms"),    key("memory_mib"), key("output_kib"),
          key("processes"), key("open_files"), key("disk_mib")};
}

Where where(const Field& field) {
  Where place;
  for (const auto& member : field.object()) {
    const std::string key(member.key());
    if (key == "path") {
      place.path = field[key].text();
    } else {
      place.unit = key;
      place.number = field[key].integer<std::uint64_t>();
    }
  }
  return place;
}

ReportedCase reported_case(const Field& field) {
  ReportedCase c;
  c.id = field["id"].text();
  c.verdict = verdict(field["verdict"]);
  c.cause = cause(field["cause"]);
  c.points = number_or_null(field["points"]);
  c.max_points = number_or_null(field["max_points"]);
  c.weight = number_or_null(field["weight"]);
  c.description = text_or_null(field["description"]);
  c.hint = text_or_null(field["hint"]);
  c.cpu_ms = number_or_null(field["cpu_ms"]);
  c.wall_ms = number_or_null(field["wall_ms"]);
  c.memory_kib = field["memory_kib"].optional([](const Field& f) { return f.integer<std::uint64_t>(); });
  c.exit_code = field["exit_code"].optional([](const Field& f) { return f.integer<int>(); });
  c.signal = text_or_null(field["signal"]);
  c.limits = field["limits"].optional(limits);
  c.stdin_text = field["stdin"].optional(excerpt);
  c.stdout_text = field["stdout"].optional(excerpt);
  c.stderr_text = field["stderr"].optional(excerpt);
  c.expected = field["expected"].optional(excerpt);
  c.printed = field["printed"].optional(excerpt);
  c.message = text_or_null(field["message"]);
  c.feedback = text_or_null(field["feedback"]);
  c.where = field["where"].optional(where);
  c.because = text_or_null(field["because"]);
  return c;
}

ReportedGroup reported_group(const Field& field) {
  return {field["id"].text(),
          visibility(field["visibility"]),
          field["points"].number(),
          field["max_points"].number(),
          verdict(field["verdict"]),
          text_or_null(field["ask"]),
          field["cases"].list(reported_case)};
}

ReportedSubmission reported_submission(const Field& field) {
  const auto file = [](const Field& f) {
    return ReportedFile{f["path"].text(), f["bytes"].integer<std::uint64_t>(), f["sha256"].text()};
  };
  const auto candidate = [](const Field& f) { return Candidate{f["id"].text(), f["name"].text(), f["email"].text()}; };
  return {field["id"].text(),     field["language"].text(),  field["submitted_at"].text(),
          field["sha256"].text(), field["files"].list(file), field["candidate"].optional(candidate)};
}

challenges::CompileResult compile_result(const Field& field) {
  challenges::CompileResult compile;
  compile.verdict = verdict(field["verdict"]);
  compile.cause = cause(field["cause"]);
  compile.output = field["output"].text();
  compile.cpu_ms = field["cpu_ms"].number();
  compile.wall_ms = field["wall_ms"].number();
  compile.memory_kib = field["memory_kib"].integer<std::uint64_t>();
  compile.cached = field["cached"].flag();
  return compile;
}

LevelResult level(const Field& field) {
  const auto threshold = [](const Field& f) {
    return Threshold{f["what"].text(), f["needed"].number(), f["got"].number()};
  };
  return {text_or_null(field["asked"]), text_or_null(field["reached"]), texts(field["missing_for_next"]),
          field["thresholds"].list(threshold)};
}

SkillScore skill(const Field& field) {
  return {field["id"].text(), field["score"].number(), field["max_score"].number()};
}

Question question(const Field& field) { return {field["from"].text(), field["text"].text()}; }

ReportedRubric rubric(const Field& field) {
  return {field["id"].text(), field["max_points"].number(), number_or_null(field["points"]), text_or_null(field["by"]),
          text_or_null(field["note"])};
}

Report read(const Field& field) {
  if (field["format"].integer<int>() != 1) field["format"].fail("1");
  Report report;
  report.id = field["id"].text();
  report.generated_at = field["generated_at"].text();
  report.generator = field["generator"].text();
  const Field challenge = field["challenge"];
  report.challenge = {challenge["id"].text(),   challenge["version"].text(),      challenge["name"].text(),
                      challenge["kind"].text(), text_or_null(challenge["level"]), challenge["sha256"].text()};
  report.submission = reported_submission(field["submission"]);
  report.verdict = verdict(field["verdict"]);
  report.score = number_or_null(field["score"]);
  report.max_score = field["max_score"].number();
  report.incomplete = field["incomplete"].flag();
  report.compile = compile_result(field["compile"]);
  report.groups = field["groups"].list(reported_group);
  report.skills = field["skills"].list(skill);
  report.level = field["level"].optional(level);
  report.questions = field["questions"].list(question);
  report.rubric = field["rubric"].list(rubric);
  const Field isolation = field["isolation"];
  report.isolation = {texts(isolation["enforced"]), texts(isolation["degraded"]), texts(isolation["absent"])};
  if (isolation.object().contains("accepted_weaker")) report.accepted_weaker = texts(isolation["accepted_weaker"]);
  const Field host = field["host"];
  report.host = {host["cpu"].text(), host["kernel"].text(), host["toolchain"].text()};
  report.audience = audience(field["audience"]);
  return report;
}

}  // namespace

Result<Report> report_from_json(std::string_view text) {
  json::error_code failed;
  const json::value value = json::parse({text.data(), text.size()}, failed);
  if (failed) return Error(ErrorCode::invalid, "report: not JSON: " + failed.message());
  try {
    return read(Field(value, ""));
  } catch (const ErrorException& wrong) {
    return wrong.error();
  }
}

}  // namespace assay::reports
