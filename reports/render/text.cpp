// The report for a terminal: 80 columns, colour only where asked for and never the only sign (each verdict has its
// code, each changed line its + or -).
#include "reports/render/text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "reports/numbers.hpp"
#include "reports/render/difference.hpp"
#include "reports/render/text_page.hpp"
#include "reports/render/words.hpp"

namespace assay::reports {
namespace {

constexpr std::size_t most_lines = 20;  // of any one text of a failed case; the other forms show it whole

Ink ink_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::AC:
      return Ink::good;
    case Verdict::PC:
    case Verdict::JE:
      return Ink::warn;
    case Verdict::SK:
      return Ink::dim;
    default:
      return Ink::bad;
  }
}

std::string bar(double per_cent, std::size_t width) {
  // Rounded down: a full bar means full marks.
  const auto full =
      static_cast<std::size_t>(std::floor(std::clamp(per_cent, 0.0, 100.0) / 100 * static_cast<double>(width)));
  std::string drawn;
  for (std::size_t i = 0; i < width; ++i) drawn += i < full ? "█" : "░";
  return drawn;
}

std::string verdict_text(const TextPage& page, Verdict verdict) {
  return page.ink(ink_of(verdict), padded(challenges::to_string(verdict), 3));
}

void write_header(TextPage& page, const Report& report) {
  const std::string title = printable(
      fmt::format("{} {} · {}", report.challenge.name, report.challenge.version, report.submission.language), false);
  page.line(page.ink(Ink::bold, fitted(title, page.width())));
  page.rule();
  if (report.audience == Audience::candidate) {
    page.paragraph(printable(greeting(report), false));
    page.paragraph(printable(opening(report), false));
    page.blank();
  } else if (report.submission.candidate) {
    page.line(fitted(printable("Candidate  " + report.submission.candidate->name, false), page.width()));
  }
  page.line(fmt::format("Verdict    {}  {}", page.ink(ink_of(report.verdict), challenges::to_string(report.verdict)),
                        verdict_name(report.verdict)));
  page.paragraph(headline(report), 11);
  if (!report.score) return page.paragraph(score_text(report), 11);
  page.line(fmt::format("Score      {} of {}  {}  {} %", page.ink(Ink::bold, decimal(*report.score)),
                        decimal(report.max_score), bar(share_of(*report.score, report.max_score), 24),
                        decimal(share_of(*report.score, report.max_score))));
}

void write_compile(TextPage& page, const Report& report) {
  if (report.compile.output.empty()) return;
  page.heading(report.compile.verdict == Verdict::CE ? "What the compiler said" : "Compiler's messages");
  page.block(report.compile.output, "  │ ", 3 * most_lines);
}

// Columns: id, verdict, points, CPU time, memory.
void write_row(TextPage& page, const std::string& id, Verdict verdict, const std::string& points,
               const std::string& cpu, const std::string& used, Ink ink) {
  const std::size_t name = page.width() - 44;
  page.line(fmt::format("{} {} {} {} {}", page.ink(ink, padded(printable(id, false), name)),
                        verdict_text(page, verdict), padded(points, 15, true), padded(cpu, 11, true),
                        padded(used, 11, true)));
}

void write_table(TextPage& page, const Report& report) {
  page.blank();
  page.line(page.ink(
      Ink::dim, fmt::format("{}     {} {} {}", padded("Group and case", page.width() - 44), padded("points", 15, true),
                            padded("CPU time", 11, true), padded("memory", 11, true))));
  for (const auto& group : report.groups) {
    write_row(page, fmt::format("{} ({})", group.id, visibility_text(group.visibility)), group.verdict,
              decimal(group.points) + " / " + decimal(group.max_points), "", "", Ink::bold);
    for (const auto& result : group.cases)
      write_row(page, "  " + result.id, result.verdict, points_text(result),
                result.cpu_ms ? milliseconds(*result.cpu_ms) : "", result.memory_kib ? memory(*result.memory_kib) : "",
                Ink::plain);
  }
}

void write_excerpt(TextPage& page, std::string_view label, const std::optional<Excerpt>& text) {
  if (!text || text->bytes == 0) return;
  page.line(page.ink(Ink::dim, fmt::format("  {} ({}{})", label, byte_count(text->bytes),
                                           text->truncated ? ", only the beginning was kept" : "")));
  page.block(text->text, "  │ ", most_lines);
}

void write_difference(TextPage& page, const ReportedCase& result) {
  const Difference diff = difference(result.expected->text, result.stdout_text->text, 2 * most_lines);
  if (diff.lines.empty() && diff.note.empty()) return;
  page.line(page.ink(Ink::dim, "  Difference (- expected, + came)"));
  for (const auto& line : diff.lines) {
    const std::string text = fitted(line.text, page.width() - 4);
    switch (line.kind) {
      case DiffLine::Kind::same:
        page.line("    " + text);
        break;
      case DiffLine::Kind::missing:
        page.line(page.ink(Ink::bad, "  - " + text));
        break;
      case DiffLine::Kind::extra:
        page.line(page.ink(Ink::good, "  + " + text));
        break;
      case DiffLine::Kind::gap:
        page.line(page.ink(Ink::dim, "    … " + text));
        break;
    }
  }
  if (!diff.note.empty()) page.paragraph(diff.note, 4, Ink::dim);
}

void write_case(TextPage& page, const ReportedGroup& group, const ReportedCase& result) {
  page.blank();
  const std::string ending = ending_text(result);
  page.line(fmt::format("{} {}", verdict_text(page, result.verdict),
                        page.ink(Ink::bold, fitted(printable(group.id + " / " + result.id, false), page.width() - 4))));
  page.paragraph(challenges::sentence(result.verdict, result.cause), 2);
  if (result.description) page.paragraph(*result.description, 2, Ink::dim);
  if (result.message) page.paragraph(*result.message, 2);
  if (result.feedback) page.paragraph(*result.feedback, 2);
  if (result.hint) page.paragraph("Hint: " + *result.hint, 2);
  if (!ending.empty() && result.verdict == Verdict::RTE) page.paragraph("It ended with " + printable(ending, false) + ".", 2);
  write_excerpt(page, "Input", result.stdin_text);
  if (result.expected && result.stdout_text) {
    write_excerpt(page, "Expected", result.expected);
    write_excerpt(page, "Came", result.stdout_text);
    write_difference(page, result);
  } else {
    write_excerpt(page, "Output", result.stdout_text);
  }
  write_excerpt(page, "Printed", result.printed);
  write_excerpt(page, "Standard error", result.stderr_text);
}

void write_failures(TextPage& page, const Report& report) {
  if (report.verdict == Verdict::CE) return;
  for (const auto& group : report.groups)
    for (const auto& result : group.cases)
      if (failed(result)) write_case(page, group, result);
}

void write_level(TextPage& page, const Report& report) {
  if (!report.skills.empty()) {
    page.heading("Skills");
    for (const auto& skill : report.skills)
      page.line(fmt::format("  {} {} {} %", padded(printable(skill.id, false), 24),
                            bar(share_of(skill.score, skill.max_score), 24),
                            padded(decimal(share_of(skill.score, skill.max_score)), 6, true)));
  }
  const std::string level = level_text(report);
  if (level.empty()) return;
  page.heading("Level");
  page.paragraph(printable(level, false), 2);
  if (!report.level->missing_for_next.empty()) page.line("  Missing for the next level:");
  for (const auto& missing : report.level->missing_for_next) page.paragraph("- " + printable(missing, false), 4);
}

void write_questions(TextPage& page, const Report& report) {
  if (report.questions.empty()) return;
  page.heading("Questions for the interview");
  for (const auto& question : report.questions)
    page.paragraph(fmt::format("- {} ({})", question.text, question.from), 2);
}

void write_footer(TextPage& page, const Report& report) {
  page.blank();
  page.rule();
  for (const std::string& line :
       {"Isolation. " + isolation_text(report),
        fmt::format("{} · {} · {}", report.host.toolchain, report.host.kernel, report.host.cpu),
        fmt::format("Report {} · {} · {}", report.id, report.generated_at, report.generator)})
    page.paragraph(printable(line, false), 0, Ink::dim);
}

}  // namespace

std::string render_text(const RenderInput& input) {
  TextPage page(static_cast<std::size_t>(std::max(input.width, 60)), input.colour);
  const Report& report = input.report;
  write_header(page, report);
  write_compile(page, report);
  write_table(page, report);
  write_failures(page, report);
  write_level(page, report);
  write_questions(page, report);
  write_footer(page, report);
  return page.take();
}

}  // namespace assay::reports
