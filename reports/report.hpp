// The graded report: CONTRACT section 5, field by field, in the same names and order. Built by grade.hpp, cut for a
// reader by audience.hpp, written by render/. json_report.hpp reads it back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "challenges/case_result.hpp"
#include "challenges/challenge.hpp"
#include "sandbox/box.hpp"

namespace assay::reports {

using challenges::CaseResult;
using challenges::Cause;
using challenges::Excerpt;
using challenges::Verdict;
using challenges::Where;

enum class Audience : std::uint8_t { panel, candidate };

struct ReportedChallenge {
  std::string id, version, name, kind;
  std::optional<std::string> level;
  std::string sha256;
};
struct ReportedFile {
  std::string path;
  std::uint64_t bytes = 0;
  std::string sha256;
};
struct Candidate {
  std::string id, name, email;
};
struct ReportedSubmission {
  std::string id, language, submitted_at, sha256;
  std::vector<ReportedFile> files;
  std::optional<Candidate> candidate;
};

struct ReportedCase {
  std::string id;
  Verdict verdict = Verdict::JE;
  Cause cause = Cause::internal;
  std::optional<double> points, max_points;  // null in `min` and `all` groups
  std::optional<double> weight;              // null where a candidate may not see it
  std::optional<std::string> description, hint;
  std::optional<double> cpu_ms, wall_ms;
  std::optional<std::uint64_t> memory_kib;
  std::optional<int> exit_code;
  std::optional<std::string> signal;
  std::optional<sandbox::Limits> limits;
  std::optional<Excerpt> stdin_text, stdout_text, stderr_text, expected, printed;
  std::optional<std::string> message, feedback;
  std::optional<Where> where;
  std::optional<std::string> because;
};

struct ReportedGroup {
  std::string id;
  challenges::Visibility visibility = challenges::Visibility::hidden;
  double points = 0, max_points = 0;
  Verdict verdict = Verdict::AC;
  std::optional<std::string> ask;
  std::vector<ReportedCase> cases;
};

struct SkillScore {
  std::string id;
  double score = 0, max_score = 0;
};
struct Threshold {
  std::string what;
  double needed = 0, got = 0;
};  // "score", "group bursts", "skill concurrency"; per cent
struct LevelResult {
  std::optional<std::string> asked, reached;
  std::vector<std::string> missing_for_next;  // "group bursts: 50 % needed, 20 % reached"
  std::vector<Threshold> thresholds;
};
struct Question {
  std::string from, text;
};
struct Host {
  std::string cpu, kernel, toolchain;
};
struct ReportedRubric {
  std::string id;
  double max_points = 0;
  std::optional<double> points;
  std::optional<std::string> by, note;
};

struct Report {
  std::string id, generated_at, generator;
  ReportedChallenge challenge;
  ReportedSubmission submission;
  Verdict verdict = Verdict::JE;
  std::optional<double> score;  // null when incomplete
  double max_score = 0;
  bool incomplete = false;
  challenges::CompileResult compile;
  std::vector<ReportedGroup> groups;
  std::vector<SkillScore> skills;
  std::optional<LevelResult> level;
  std::vector<Question> questions;
  std::vector<ReportedRubric> rubric;
  sandbox::Isolation isolation;
  std::vector<std::string> accepted_weaker;  // layers that --accept-weaker let go
  Host host;
  Audience audience = Audience::panel;
};

}  // namespace assay::reports
