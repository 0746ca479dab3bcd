// A challenge as it was loaded: immutable, every default filled in, every file read. CONTRACT section 3 is the source of
// each name, default and rule. Loaded by package.hpp, judged by kinds/, graded by reports/grade.hpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "challenges/text.hpp"
#include "challenges/verdict.hpp"
#include "sandbox/limits.hpp"

namespace assay::challenges {

// A text by language tag ("en", "es"); a plain text stands under "en".
struct Localized {
  std::map<std::string, std::string> by_language;
  bool empty() const { return by_language.empty(); }
  // The tag's text, else English, else the first; "" when empty.
  const std::string& text(const std::string& tag = "en") const;
};

enum class KindId : std::uint8_t { stdio };  // function, suite, http and sql follow; kinds/kind.hpp has the table
enum class Level : std::uint8_t { junior, middle, senior };
enum class Visibility : std::uint8_t { sample, visible, hidden, after_deadline };
enum class Aggregate : std::uint8_t { sum, min, all };

std::string_view to_string(KindId);
std::string_view to_string(Level);
std::string_view to_string(Visibility);
std::string_view to_string(Aggregate);

// Limits as far as one place states them; the nearest place wins, and `language_limits` beat `limits` at each place.
struct LimitsPatch {
  std::optional<std::uint32_t> cpu_ms, wall_ms, memory_mib, output_kib, processes, open_files, disk_mib, source_kib;
  void apply_to(sandbox::Limits& limits) const;
};
struct LimitsAt {
  LimitsPatch all;
  std::map<std::string, LimitsPatch> by_language;
};

// How output is compared: a name of checkers/checker.hpp's table and its options.
struct CheckerSpec {
  std::string name = "tokens";
  double absolute = 1e-9, relative = 1e-9;  // floats, json
  bool unordered = false;                   // json
  std::optional<double> tolerance;          // json: numbers within; none is exact
};

using Skills = std::map<std::string, double>;  // skill to weight

// One case of kind stdio.
struct StdioCase {
  Text stdin_text;
  std::vector<std::string> args;
  std::map<std::string, std::string> env;
  std::map<std::string, Text> files;  // put into the work folder before the run
  std::optional<Text> expected_stdout, expected_stderr;
  std::optional<int> expected_exit_code;  // stated: another is WA; not stated: 0, and another is RTE
  std::map<std::string, Text> expected_files;
};

struct Case {
  std::string id, description;
  Localized hint;
  double weight = 1;
  LimitsAt limits;
  std::optional<CheckerSpec> checker;
  std::variant<StdioCase> body;  // one alternative a kind
};

struct Group {
  std::string id;
  Visibility visibility = Visibility::hidden;
  double points = 0;
  Aggregate aggregate = Aggregate::sum;
  std::vector<std::string> needs;
  bool stop_on_fail = false;
  std::optional<Skills> skills;  // replaces the challenge's for this group's points
  Localized ask;
  LimitsAt limits;
  std::optional<CheckerSpec> checker;
  std::vector<Case> cases;
};

// What the author's own solution must come to.
struct Solution {
  std::string path;  // a file or a folder inside the challenge's folder
  // A whole-submission verdict ("AC"), or group / "group/case" / "*" to the verdicts allowed ("any" allows each).
  std::map<std::string, std::vector<Verdict>> expect;  // the whole submission under ""; an empty list is "any"
  std::optional<std::pair<double, double>> score;      // points, both ends included
};

struct RubricItem {
  std::string id;
  Localized text;
  double points = 0;
  std::vector<std::pair<std::string, double>> scale;
};

// What reaching a level takes, in per cent.
struct LevelRule {
  Level level = Level::junior;
  std::optional<double> score;
  std::map<std::string, double> groups, skills;
};

struct Challenge {
  std::string id, version = "0";
  Localized name, summary;
  std::map<std::string, std::string> statements;  // language tag to Markdown; "en" from statement.md
  KindId kind = KindId::stdio;
  std::optional<Level> level;
  std::optional<std::uint32_t> minutes;
  Skills skills;
  std::vector<std::string> languages;  // ids of languages/*.yaml
  LimitsAt limits;
  LimitsAt compile_limits;
  std::uint32_t source_kib = 256;
  std::optional<CheckerSpec> checker;  // none: the kind's default
  std::vector<Group> groups;
  std::vector<Solution> solutions;
  std::vector<RubricItem> rubric;
  std::vector<LevelRule> levels;                        // junior, middle, senior: those that the challenge names
  std::vector<std::string> attachments;                 // paths inside the folder
  std::map<std::string, std::map<std::string, std::string>> starters;  // language to path to text
  std::map<std::string, std::string> attachment_texts;  // path to bytes
  std::string sha256;  // over every file of the folder, by path
  std::string folder;  // where it was loaded from; for the author's tools only
};

// The limits in force for one case in one language: defaults, challenge, group, case; the nearest wins.
sandbox::Limits limits_for(const Challenge&, const Group&, const Case&, const std::string& language);
// The checker in force: the case's, else the group's, else the challenge's, else the kind's default.
CheckerSpec checker_for(const Challenge&, const Group&, const Case&);
// A group's max points; a case's share of them under `sum` (weight over the sum of weights).
double case_points(const Group&, const Case&);

}  // namespace assay::challenges
