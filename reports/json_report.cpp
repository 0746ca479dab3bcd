#include "reports/json_report.hpp"

#include <cmath>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace assay::reports {
namespace {

namespace json = boost::json;

// Whole numbers as integers: 100, not 1E2.
json::value number(double value) {
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (std::floor(value) == value && std::fabs(value) < exact) return static_cast<std::int64_t>(value);
  return value;
}

json::value or_null(const std::optional<std::string>& text) { return text ? json::value(*text) : json::value(nullptr); }
json::value or_null(const std::optional<double>& value) { return value ? number(*value) : json::value(nullptr); }
json::value or_null(const std::optional<int>& value) { return value ? json::value(*value) : json::value(nullptr); }
json::value or_null(const std::optional<std::uint64_t>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}
json::value or_null(const std::optional<Excerpt>& excerpt) {
  if (!excerpt) return nullptr;
  return json::object{{"text", excerpt->text}, {"bytes", excerpt->bytes}, {"truncated", excerpt->truncated}};
}
json::value or_null(const std::optional<sandbox::Limits>& limits) {
  if (!limits) return nullptr;
  return json::object{{"cpu_ms", limits->cpu_ms},         {"wall_ms", limits->wall_ms},
                      {"memory_mib", limits->memory_mib}, {"output_kib", limits->output_kib},
                      {"processes", limits->processes},   {"open_files", limits->open_files},
                      {"disk_mib", limits->disk_mib}};
}
json::value or_null(const std::optional<Where>& where) {
  if (!where) return nullptr;
  json::object object;
  if (!where->unit.empty()) object[where->unit] = where->number;
  if (!where->path.empty()) object["path"] = where->path;
  return object;
}

json::value name_of(Cause cause) {
  return cause == Cause::none ? json::value(nullptr) : json::value(challenges::to_string(cause));
}

template <class List, class Each>
json::array array_of(const List& list, Each each) {
  json::array array;
  for (const auto& item : list) array.push_back(each(item));
  return array;
}

json::array strings(const std::vector<std::string>& list) {
  return array_of(list, [](const std::string& text) { return json::value(text); });
}

json::object challenge_json(const ReportedChallenge& challenge) {
  return {{"id", challenge.id},     {"version", challenge.version},      {"name", challenge.name},
          {"kind", challenge.kind}, {"level", or_null(challenge.level)}, {"sha256", challenge.sha256}};
}

json::object submission_json(const ReportedSubmission& submission) {
  json::value candidate = nullptr;
  if (submission.candidate)
    candidate = json::object{
        {"id", submission.candidate->id}, {"name", submission.candidate->name}, {"email", submission.candidate->email}};
  const auto file = [](const ReportedFile& f) {
    return json::object{{"path", f.path}, {"bytes", f.bytes}, {"sha256", f.sha256}};
  };
  return {{"id", submission.id},
          {"language", submission.language},
          {"submitted_at", submission.submitted_at},
          {"sha256", submission.sha256},
          {"files", array_of(submission.files, file)},
          {"candidate", std::move(candidate)}};
}

json::object compile_json(const challenges::CompileResult& compile) {
  return {{"verdict", challenges::to_string(compile.verdict)},
          {"cause", name_of(compile.cause)},
          {"output", compile.output},
          {"cpu_ms", number(compile.cpu_ms)},
          {"wall_ms", number(compile.wall_ms)},
          {"memory_kib", compile.memory_kib},
          {"cached", compile.cached}};
}

json::object case_json(const ReportedCase& c) {
  return {{"id", c.id},
          {"verdict", challenges::to_string(c.verdict)},
          {"cause", name_of(c.cause)},
          {"points", or_null(c.points)},
          {"max_points", or_null(c.max_points)},
          {"weight", or_null(c.weight)},
          {"description", or_null(c.description)},
          {"hint", or_null(c.hint)},
          {"cpu_ms", or_null(c.cpu_ms)},
          {"wall_ms", or_null(c.wall_ms)},
          {"memory_kib", or_null(c.memory_kib)},
          {"exit_code", or_null(c.exit_code)},
          {"signal", or_null(c.signal)},
          {"limits", or_null(c.limits)},
          {"stdin", or_null(c.stdin_text)},
          {"stdout", or_null(c.stdout_text)},
          {"stderr", or_null(c.stderr_text)},
          {"expected", or_null(c.expected)},
          {"printed", or_null(c.printed)},
          {"message", or_null(c.message)},
          {"feedback", or_null(c.feedback)},
          {"where", or_null(c.where)},
          {"because", or_null(c.because)},
          {"reference", nullptr}};
}

json::object group_json(const ReportedGroup& group) {
  return {{"id", group.id},
          {"visibility", challenges::to_string(group.visibility)},
          {"points", number(group.points)},
          {"max_points", number(group.max_points)},
          {"verdict", challenges::to_string(group.verdict)},
          {"ask", or_null(group.ask)},
          {"cases", array_of(group.cases, case_json)}};
}

json::object skill_json(const SkillScore& skill) {
  return {{"id", skill.id}, {"score", number(skill.score)}, {"max_score", number(skill.max_score)}};
}

json::object threshold_json(const Threshold& threshold) {
  return {{"what", threshold.what}, {"needed", number(threshold.needed)}, {"got", number(threshold.got)}};
}

json::value level_json(const std::optional<LevelResult>& level) {
  if (!level) return nullptr;
  return json::object{{"asked", or_null(level->asked)},
                      {"reached", or_null(level->reached)},
                      {"missing_for_next", strings(level->missing_for_next)},
                      {"thresholds", array_of(level->thresholds, threshold_json)}};
}

json::object question_json(const Question& question) { return {{"from", question.from}, {"text", question.text}}; }

json::object rubric_json(const ReportedRubric& item) {
  return {{"id", item.id},
          {"points", or_null(item.points)},
          {"max_points", number(item.max_points)},
          {"by", or_null(item.by)},
          {"note", or_null(item.note)}};
}

json::object isolation_json(const Report& report) {
  json::object isolation{{"enforced", strings(report.isolation.enforced)},
                         {"degraded", strings(report.isolation.degraded)},
                         {"absent", strings(report.isolation.absent)}};
  if (!report.accepted_weaker.empty()) isolation["accepted_weaker"] = strings(report.accepted_weaker);
  return isolation;
}

}  // namespace

json::object to_json(const Report& report) {
  return {
      {"format", 1},
      {"id", report.id},
      {"generated_at", report.generated_at},
      {"generator", report.generator},
      {"challenge", challenge_json(report.challenge)},
      {"submission", submission_json(report.submission)},
      {"verdict", challenges::to_string(report.verdict)},
      {"score", or_null(report.score)},
      {"max_score", number(report.max_score)},
      {"incomplete", report.incomplete},
      {"compile", compile_json(report.compile)},
      {"groups", array_of(report.groups, group_json)},
      {"skills", array_of(report.skills, skill_json)},
      {"level", level_json(report.level)},
      {"questions", array_of(report.questions, question_json)},
      {"rubric", array_of(report.rubric, rubric_json)},
      {"isolation", isolation_json(report)},
      {"host",
       json::object{{"cpu", report.host.cpu}, {"kernel", report.host.kernel}, {"toolchain", report.host.toolchain}}},
      {"attempt", nullptr},
      {"invitation", nullptr},
      {"audience", report.audience == Audience::panel ? "panel" : "candidate"},
      {"signature", nullptr}};
}

}  // namespace assay::reports
