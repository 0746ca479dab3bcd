// The report as one self-contained HTML file: no script, nothing external; the policy in its head allows the one style
// sheet by digest. Every text passes printable() and then the template's escaping; only figures of ours are put in
// unescaped.
#include "reports/render/html.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>
#include <sodium.h>

#include <embedded/templates.hpp>

#include "base/text.hpp"
#include "reports/levels.hpp"
#include "reports/numbers.hpp"
#include "reports/render/difference.hpp"
#include "reports/render/marked_lines.hpp"
#include "reports/render/words.hpp"

namespace assay::reports {
namespace {

using kainjow::mustache::data;

constexpr std::size_t most_code_lines = 5000;

data list() { return data(data::type::list); }

// A stranger's text, or nothing (an empty text leaves its section out).
void set(data& view, const std::string& key, std::string_view text) {
  if (text.empty())
    view.set(key, data(false));
  else
    view.set(key, data(printable(text)));
}

void set_list(data& view, const std::string& key, data items, const std::string& any_key) {
  view.set(any_key, data(!items.is_empty_list()));
  view.set(key, std::move(items));
}

std::string tone(Verdict verdict) {
  switch (verdict) {
    case Verdict::AC:
      return "good";
    case Verdict::PC:
    case Verdict::JE:
      return "warn";
    case Verdict::SK:
      return "none";
    default:
      return "bad";
  }
}

// Drawn, not styled: the policy allows no style attribute.
std::string svg_bar(double per_cent, const std::string& label) {
  const double width = std::clamp(per_cent, 0.0, 100.0);
  return fmt::format(
      "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\"><rect class=\"track\" "
      "width=\"100\" height=\"8\"/><rect class=\"{}\" width=\"{}\" height=\"8\"/></svg>",
      label, per_cent >= 100.5 ? "over" : "fill", decimal(width));
}

std::string share_bar(double per_cent) { return svg_bar(std::min(per_cent, 100.0), decimal(per_cent) + " %"); }

std::string limit_bar(double used, double limit) {
  if (limit <= 0) return "";
  return svg_bar(100 * used / limit, decimal(100 * used / limit) + " % of the limit");
}

std::string policy(std::string_view style) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(style.data()), style.size());
  char text[sodium_base64_ENCODED_LEN(sizeof digest, sodium_base64_VARIANT_ORIGINAL)];
  sodium_bin2base64(text, sizeof text, digest, sizeof digest, sodium_base64_VARIANT_ORIGINAL);
  return fmt::format("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'", text);
}

void set_header(data& view, const Report& report) {
  const bool letter = report.audience == Audience::candidate;
  set(view, "challenge_name", report.challenge.name);
  set(view, "challenge_id", report.challenge.id);
  set(view, "challenge_version", report.challenge.version);
  set(view, "language", report.submission.language);
  set(view, "submitted_at", report.submission.submitted_at);
  set(view, "candidate_name", !letter && report.submission.candidate ? report.submission.candidate->name : "");
  view.set("letter", data(letter));
  set(view, "greeting", greeting(report));
  set(view, "opening", opening(report));
  set(view, "verdict", challenges::to_string(report.verdict));
  set(view, "verdict_name", verdict_name(report.verdict));
  set(view, "tone", tone(report.verdict));
  set(view, "headline", headline(report));
  view.set("scored", data(report.score.has_value()));
  set(view, "score_text", score_text(report));
  if (report.score) {
    const double share = share_of(*report.score, report.max_score);
    set(view, "score", decimal(*report.score));
    set(view, "max_score", decimal(report.max_score));
    set(view, "per_cent", decimal(share));
    view.set("score_bar", share_bar(share));
  }
  set(view, "level", level_text(report));
  set(view, "compile_output", report.compile.output);
}

data case_view(const ReportedCase& result) {
  data view;
  set(view, "case_id", result.id);
  set(view, "case_verdict", challenges::to_string(result.verdict));
  set(view, "case_tone", tone(result.verdict));
  set(view, "because", because_text(result));
  set(view, "case_points", points_text(result));
  set(view, "cpu", result.cpu_ms ? milliseconds(*result.cpu_ms) : "");
  set(view, "used", result.memory_kib ? memory(*result.memory_kib) : "");
  view.set("cpu_bar", result.limits && result.cpu_ms ? limit_bar(*result.cpu_ms, result.limits->cpu_ms) : "");
  view.set("memory_bar", result.limits && result.memory_kib
                             ? limit_bar(static_cast<double>(*result.memory_kib), result.limits->memory_mib * 1024.0)
                             : "");
  return view;
}

data group_view(const ReportedGroup& group) {
  data view;
  set(view, "group_id", group.id);
  set(view, "visibility", visibility_text(group.visibility));
  set(view, "group_verdict", challenges::to_string(group.verdict));
  set(view, "group_tone", tone(group.verdict));
  set(view, "group_points", decimal(group.points) + " / " + decimal(group.max_points));
  view.set("group_bar", group.max_points > 0 ? share_bar(share_of(group.points, group.max_points)) : "");
  data cases = list();
  for (const auto& result : group.cases) cases << case_view(result);
  view.set("cases", std::move(cases));
  return view;
}

void add_text(data& texts, const std::string& label, const std::optional<Excerpt>& excerpt) {
  if (!excerpt || excerpt->bytes == 0) return;
  data view;
  set(view, "label", label);
  set(view, "size", byte_count(excerpt->bytes) + (excerpt->truncated ? ", only the beginning was kept" : ""));
  set(view, "text", excerpt->text);
  texts << view;
}

data diff_row(const DiffLine& line) {
  data view;
  const bool missing = line.kind == DiffLine::Kind::missing, extra = line.kind == DiffLine::Kind::extra;
  const bool gap = line.kind == DiffLine::Kind::gap;
  view.set("row_class", missing ? "minus" : extra ? "plus" : gap ? "gap" : "same");
  view.set("row_sign", missing ? "−" : extra ? "+" : gap ? "…" : " ");
  view.set("row_text", line.text);
  return view;
}

void set_difference(data& view, const ReportedCase& result) {
  Difference diff;
  if (result.expected && result.stdout_text) diff = difference(result.expected->text, result.stdout_text->text);
  data rows = list();
  for (const auto& line : diff.lines) rows << diff_row(line);
  set_list(view, "diff", std::move(rows), "diff_shown");
  set(view, "diff_note", diff.note);
}

data failure_view(const ReportedGroup& group, const ReportedCase& result) {
  data view;
  set(view, "fail_group", group.id);
  set(view, "fail_id", result.id);
  set(view, "fail_verdict", challenges::to_string(result.verdict));
  set(view, "fail_tone", tone(result.verdict));
  set(view, "fail_sentence", challenges::sentence(result.verdict, result.cause));
  set(view, "fail_description", result.description.value_or(""));
  set(view, "fail_message", result.message.value_or(""));
  set(view, "fail_feedback", result.feedback.value_or(""));
  set(view, "fail_hint", result.hint.value_or(""));
  set(view, "fail_ending", result.verdict == Verdict::RTE ? ending_text(result) : "");
  data texts = list();
  add_text(texts, "Input", result.stdin_text);
  add_text(texts, "Expected", result.expected);
  add_text(texts, "Output", result.stdout_text);
  add_text(texts, "Printed", result.printed);
  add_text(texts, "Standard error", result.stderr_text);
  view.set("texts", std::move(texts));
  set_difference(view, result);
  return view;
}

void set_cases(data& view, const Report& report) {
  data groups = list(), failures = list();
  for (const auto& group : report.groups) {
    groups << group_view(group);
    // What did not compile failed in one way, which the compiler's words say better.
    if (report.verdict == Verdict::CE) continue;
    for (const auto& result : group.cases)
      if (failed(result)) failures << failure_view(group, result);
  }
  view.set("groups", std::move(groups));
  set_list(view, "failures", std::move(failures), "any_failed");
}

void set_skills_and_level(data& view, const Report& report) {
  data skills = list(), thresholds = list();
  for (const auto& skill : report.skills) {
    const double share = share_of(skill.score, skill.max_score);
    data row;
    set(row, "skill_id", skill.id);
    set(row, "skill_points", decimal(skill.score) + " / " + decimal(skill.max_score));
    set(row, "skill_per_cent", decimal(share));
    row.set("skill_bar", share_bar(share));
    skills << row;
  }
  set_list(view, "skills", std::move(skills), "any_skill");
  for (const auto& threshold : report.level ? report.level->thresholds : std::vector<Threshold>{}) {
    data row;
    set(row, "what", threshold.what);
    set(row, "needed", decimal(threshold.needed));
    set(row, "got", reached_per_cent(threshold.got));
    row.set("threshold_bar", share_bar(threshold.got));
    thresholds << row;
  }
  set(view, "reached", report.level ? report.level->reached.value_or("none reached") : "");
  set_list(view, "thresholds", std::move(thresholds), "any_threshold");
}

void set_questions_and_rubric(data& view, const Report& report) {
  data questions = list(), rubric = list();
  for (const auto& question : report.questions) {
    data row;
    set(row, "question", question.text);
    set(row, "question_from", question.from);
    questions << row;
  }
  set_list(view, "questions", std::move(questions), "any_question");
  for (const auto& item : report.rubric) {
    data row;
    set(row, "rubric_id", item.id);
    set(row, "rubric_points", (item.points ? decimal(*item.points) : "–") + " / " + decimal(item.max_points));
    set(row, "rubric_note", item.note.value_or("") + (item.by ? " (" + *item.by + ")" : ""));
    rubric << row;
  }
  set_list(view, "rubric", std::move(rubric), "any_rubric");
}

data file_view(const challenges::SourceFile& file, const std::set<std::size_t>& marked) {
  data view, rows = list();
  set(view, "file_path", file.path);
  std::string_view rest = file.content;
  std::size_t number = 0;
  while (!rest.empty() && number < most_code_lines) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    data row;
    const bool named = marked.count(++number) > 0;
    row.set("number", std::to_string(number));
    row.set("code_sign", named ? "▶ " : "");
    row.set("code_class", named ? "marked" : "");
    row.set("code", printable(rest.substr(0, end)));
    rows << row;
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  view.set("rows", std::move(rows));
  set(view, "file_note", rest.empty() ? "" : fmt::format("Only the first {} lines are shown.", most_code_lines));
  return view;
}

void set_code(data& view, const RenderInput& input) {
  const auto marked = marked_lines(input.report, input.sources);
  data files = list();
  for (const auto& file : input.sources) files << file_view(file, marked.at(file.path));
  set_list(view, "files", std::move(files), "any_code");
}

void set_footer(data& view, const Report& report) {
  set(view, "isolation", isolation_text(report));
  set(view, "toolchain", report.host.toolchain);
  set(view, "kernel", report.host.kernel);
  set(view, "host_cpu", report.host.cpu);
  set(view, "report_id", report.id);
  set(view, "generated_at", report.generated_at);
  set(view, "generator", report.generator);
}

}  // namespace

std::string render_html(const RenderInput& input) {
  const std::string style(embedded::templates::report_css);
  data view;
  view.set("style", style);
  view.set("policy", policy(style));
  set_header(view, input.report);
  set_cases(view, input.report);
  set_skills_and_level(view, input.report);
  set_questions_and_rubric(view, input.report);
  set_code(view, input);
  set_footer(view, input.report);
  kainjow::mustache::mustache page{std::string(embedded::templates::report_mustache)};
  return page.render(view);
}

}  // namespace assay::reports
