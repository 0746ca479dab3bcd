// The report as one self-contained HTML file: no script, nothing external; the policy in its head allows the one style
// sheet by digest. Every text passes printable() and then the template's escaping; only figures of ours are put in
// unescaped.
#include "reports/render/html.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <embedded/templates.hpp>

#include "reports/levels.hpp"
#include "reports/numbers.hpp"
#include "reports/render/html_cases.hpp"
#include "reports/render/html_code.hpp"
#include "reports/render/html_view.hpp"
#include "reports/render/words.hpp"

namespace assay::reports {
namespace {

using html::data;
using html::list;
using html::set;
using html::set_list;
using html::share_bar;
using html::tone;

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
  html::set_cases(view, input.report);
  set_skills_and_level(view, input.report);
  set_questions_and_rubric(view, input.report);
  html::set_code(view, input);
  set_footer(view, input.report);
  kainjow::mustache::mustache page{std::string(embedded::templates::report_mustache)};
  return page.render(view);
}

}  // namespace assay::reports
