#include "reports/render/html_cases.hpp"

#include "reports/numbers.hpp"
#include "reports/render/difference.hpp"
#include "reports/render/words.hpp"

namespace assay::reports::html {
namespace {

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

}  // namespace

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

}  // namespace assay::reports::html
