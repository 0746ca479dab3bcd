// The report as GitHub-flavoured Markdown. Every word of a stranger is escaped (no markup, no HTML, no links made of
// it), and every text stands in a fence longer than any run of backticks inside it.
#include "reports/render/markdown.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "reports/numbers.hpp"
#include "reports/render/difference.hpp"
#include "reports/render/words.hpp"

namespace assay::reports {
namespace {

// One line of plain words. `:` and `.` are escaped too, so that no address in it becomes a link; viewers look for
// e-mail addresses after escapes are resolved, so `@` stands as code. What begins a line must begin no list, rule or block
// of code.
std::string plain(std::string_view text) {
  std::string out;
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  if (text.starts_with('-') || text.starts_with('=')) out += '\\';
  for (const char c : printable(text, false)) {
    if (c == '@') {
      out += "`@`";
      continue;
    }
    if (std::string_view("\\`*_{}[]()#+!|<>&~$:.").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string fenced(std::string_view text, std::string_view info = "text") {
  const std::string shown = printable(text);
  std::size_t longest = 2, run = 0;
  for (const char c : shown) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  return fmt::format("{}{}\n{}{}{}\n\n", fence, info, shown, shown.empty() || shown.back() == '\n' ? "" : "\n", fence);
}

void write_header(std::string& out, const Report& report) {
  out += fmt::format("# {}\n\n", plain(report.challenge.name));
  if (report.audience == Audience::candidate)
    out += fmt::format("{}\n\n{}\n\n", plain(greeting(report)), plain(opening(report)));
  out += fmt::format("**{} · {}**: {}\n\n", challenges::to_string(report.verdict), verdict_name(report.verdict),
                     plain(headline(report)));
  out += report.score ? fmt::format("**Score: {} of {} points** ({} %)\n\n", decimal(*report.score),
                                    decimal(report.max_score), decimal(share_of(*report.score, report.max_score)))
                      : fmt::format("**{}**\n\n", plain(score_text(report)));
  out += fmt::format("Challenge {} {}, language {}, submitted {}\n\n", plain(report.challenge.id),
                     plain(report.challenge.version), plain(report.submission.language),
                     plain(report.submission.submitted_at));
  if (report.audience == Audience::panel && report.submission.candidate)
    out += fmt::format("Candidate: {}\n\n", plain(report.submission.candidate->name));
}

void write_compile(std::string& out, const Report& report) {
  if (report.compile.output.empty()) return;
  out += fmt::format("## What the compiler said\n\n{}", fenced(report.compile.output));
}

void write_table(std::string& out, const Report& report) {
  out +=
      "## Groups and cases\n\n| Group | Case | Verdict | Points | CPU time | Memory |\n|---|---|---|---:|---:|---:|\n";
  for (const auto& group : report.groups) {
    out += fmt::format("| **{}** ({}) | | **{}** | **{} / {}** | | |\n", plain(group.id),
                       visibility_text(group.visibility), challenges::to_string(group.verdict), decimal(group.points),
                       decimal(group.max_points));
    for (const auto& result : group.cases)
      out += fmt::format("| | {} | {} | {} | {} | {} |\n", plain(result.id), challenges::to_string(result.verdict),
                         points_text(result), result.cpu_ms ? milliseconds(*result.cpu_ms) : "",
                         result.memory_kib ? memory(*result.memory_kib) : "");
  }
  out += '\n';
}

void write_excerpt(std::string& out, std::string_view label, const std::optional<Excerpt>& text) {
  if (!text || text->bytes == 0) return;
  out += fmt::format("{} ({}{}):\n\n{}", label, byte_count(text->bytes),
                     text->truncated ? ", only the beginning was kept" : "", fenced(text->text));
}

void write_difference(std::string& out, const ReportedCase& result) {
  const Difference diff = difference(result.expected->text, result.stdout_text->text);
  if (!diff.lines.empty()) {
    std::string text;
    for (const auto& line : diff.lines) {
      switch (line.kind) {
        case DiffLine::Kind::same:
          text += "  ";
          break;
        case DiffLine::Kind::missing:
          text += "- ";
          break;
        case DiffLine::Kind::extra:
          text += "+ ";
          break;
        case DiffLine::Kind::gap:
          text += "… ";
          break;
      }
      text += line.text + "\n";
    }
    out += "Difference (`-` expected, `+` came):\n\n" + fenced(text, "diff");
  }
  if (!diff.note.empty()) out += plain(diff.note) + "\n\n";
}

void write_case(std::string& out, const ReportedGroup& group, const ReportedCase& result) {
  out += fmt::format("### {} {} / {}\n\n{}\n\n", challenges::to_string(result.verdict), plain(group.id),
                     plain(result.id), plain(challenges::sentence(result.verdict, result.cause)));
  if (result.description) out += plain(*result.description) + "\n\n";
  if (result.message) out += plain(*result.message) + "\n\n";
  if (result.feedback) out += plain(*result.feedback) + "\n\n";
  if (result.hint) out += fmt::format("Hint: {}\n\n", plain(*result.hint));
  if (const auto ending = ending_text(result); !ending.empty() && result.verdict == Verdict::RTE)
    out += fmt::format("It ended with {}.\n\n", plain(ending));
  write_excerpt(out, "Input", result.stdin_text);
  write_excerpt(out, "Expected", result.expected);
  write_excerpt(out, "Output", result.stdout_text);
  if (result.expected && result.stdout_text) write_difference(out, result);
  write_excerpt(out, "Printed", result.printed);
  write_excerpt(out, "Standard error", result.stderr_text);
}

void write_failures(std::string& out, const Report& report) {
  if (report.verdict == Verdict::CE) return;
  bool first = true;
  for (const auto& group : report.groups)
    for (const auto& result : group.cases) {
      if (!failed(result)) continue;
      if (first) out += "## Cases that failed\n\n";
      first = false;
      write_case(out, group, result);
    }
}

void write_level(std::string& out, const Report& report) {
  if (!report.skills.empty()) {
    out += "## Skills\n\n| Skill | Points | Share |\n|---|---:|---:|\n";
    for (const auto& skill : report.skills)
      out += fmt::format("| {} | {} / {} | {} % |\n", plain(skill.id), decimal(skill.score), decimal(skill.max_score),
                         decimal(share_of(skill.score, skill.max_score)));
    out += '\n';
  }
  const std::string level = level_text(report);
  if (level.empty()) return;
  out += fmt::format("## Level\n\n{}\n\n", plain(level));
  if (report.level->missing_for_next.empty()) return;
  out += "Missing for the next level:\n\n";
  for (const auto& missing : report.level->missing_for_next) out += fmt::format("- {}\n", plain(missing));
  out += '\n';
}

void write_questions(std::string& out, const Report& report) {
  if (report.questions.empty()) return;
  out += "## Questions for the interview\n\n";
  for (const auto& question : report.questions)
    out += fmt::format("- {} ({})\n", plain(question.text), plain(question.from));
  out += '\n';
}

void write_footer(std::string& out, const Report& report) {
  out += fmt::format("## How it was judged\n\n{}\n\nToolchain {}, kernel {}, {}.\n\nReport {}, {}, {}.\n",
                     plain(isolation_text(report)), plain(report.host.toolchain), plain(report.host.kernel),
                     plain(report.host.cpu), plain(report.id), plain(report.generated_at), plain(report.generator));
}

}  // namespace

std::string render_markdown(const RenderInput& input) {
  std::string out;
  const Report& report = input.report;
  write_header(out, report);
  write_compile(out, report);
  write_table(out, report);
  write_failures(out, report);
  write_level(out, report);
  write_questions(out, report);
  write_footer(out, report);
  return out;
}

}  // namespace assay::reports
