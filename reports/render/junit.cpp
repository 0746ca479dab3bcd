// JUnit XML, as CI servers read it: a testsuite a group, a testcase a case. Wrong or over a limit is a failure; died,
// did not compile or was not judged is an error; not run is skipped. XML 1.0 cannot hold most control characters, so
// every text passes printable().
#include "reports/render/junit.hpp"

#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "reports/numbers.hpp"
#include "reports/render/words.hpp"

namespace assay::reports {
namespace {

// U+FFFE and U+FFFF are valid UTF-8 and no XML characters.
std::string xml_text(std::string_view text) {
  std::string shown = printable(text);
  for (const std::string_view never : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (auto at = shown.find(never); at != std::string::npos; at = shown.find(never, at + 3))
      shown.replace(at, 3, "\xEF\xBF\xBD");
  return shown;
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

enum class Kind { passed, failure, error, skipped };

Kind kind_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::AC:
      return Kind::passed;
    case Verdict::SK:
      return Kind::skipped;
    case Verdict::RTE:
    case Verdict::CE:
    case Verdict::JE:
      return Kind::error;
    default:
      return Kind::failure;
  }
}

struct Counts {
  int tests = 0, failures = 0, errors = 0, skipped = 0;
  double seconds = 0;

  void add(const ReportedCase& result) {
    ++tests;
    failures += kind_of(result.verdict) == Kind::failure;
    errors += kind_of(result.verdict) == Kind::error;
    skipped += kind_of(result.verdict) == Kind::skipped;
    seconds += result.wall_ms.value_or(0) / 1000;
  }
  void write(pugi::xml_node node) const {
    set(node, "tests", std::to_string(tests));
    set(node, "failures", std::to_string(failures));
    set(node, "errors", std::to_string(errors));
    set(node, "skipped", std::to_string(skipped));
    set(node, "time", fmt::format("{:.3f}", seconds));
  }
};

void add_text(pugi::xml_node testcase, const char* name, const std::optional<Excerpt>& text) {
  if (!text || text->text.empty()) return;
  testcase.append_child(name).append_child(pugi::node_pcdata).set_value(xml_text(text->text).c_str());
}

void add_outcome(pugi::xml_node testcase, const Report& report, const ReportedCase& result) {
  const Kind kind = kind_of(result.verdict);
  if (kind == Kind::passed) return;
  const char* name = kind == Kind::skipped ? "skipped" : kind == Kind::error ? "error" : "failure";
  pugi::xml_node outcome = testcase.append_child(name);
  set(outcome, "message", challenges::sentence(result.verdict, result.cause));
  if (kind == Kind::skipped) return;
  set(outcome, "type",
      fmt::format("{} {}", challenges::to_string(result.verdict), challenges::to_string(result.cause)));
  std::string detail = result.message.value_or("");
  if (result.verdict == Verdict::CE) detail = report.compile.output;
  if (result.hint) detail += (detail.empty() ? "" : "\n") + ("Hint: " + *result.hint);
  if (!detail.empty()) outcome.append_child(pugi::node_pcdata).set_value(xml_text(detail).c_str());
}

void add_case(pugi::xml_node suite, const Report& report, const ReportedGroup& group, const ReportedCase& result) {
  pugi::xml_node testcase = suite.append_child("testcase");
  set(testcase, "name", result.id);
  set(testcase, "classname", report.challenge.id + "." + group.id);
  set(testcase, "time", fmt::format("{:.3f}", result.wall_ms.value_or(0) / 1000));
  add_outcome(testcase, report, result);
  add_text(testcase, "system-out", result.stdout_text);
  add_text(testcase, "system-err", result.stderr_text);
}

void add_group(pugi::xml_node suites, const Report& report, const ReportedGroup& group) {
  pugi::xml_node suite = suites.append_child("testsuite");
  set(suite, "name", group.id);
  Counts counts;
  for (const auto& result : group.cases) counts.add(result);
  counts.write(suite);
  set(suite, "timestamp", report.generated_at);
  pugi::xml_node properties = suite.append_child("properties");
  const auto property = [&](const char* name, const std::string& value) {
    pugi::xml_node node = properties.append_child("property");
    set(node, "name", name);
    set(node, "value", value);
  };
  property("points", decimal(group.points));
  property("max_points", decimal(group.max_points));
  property("verdict", std::string(challenges::to_string(group.verdict)));
  for (const auto& result : group.cases) add_case(suite, report, group, result);
}

}  // namespace

std::string render_junit(const RenderInput& input) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  pugi::xml_node suites = document.append_child("testsuites");
  set(suites, "name", input.report.challenge.id);
  Counts counts;
  for (const auto& group : input.report.groups)
    for (const auto& result : group.cases) counts.add(result);
  counts.write(suites);
  for (const auto& group : input.report.groups) add_group(suites, input.report, group);
  std::ostringstream out;
  document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace assay::reports
