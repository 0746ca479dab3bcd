// A report in which every text that a stranger could have written is the same one: the author of the challenge, the
// candidate, their program, the compiler, the host.
#pragma once

#include "reports/report.hpp"
#include "tests/support/sample_challenge.hpp"

namespace assay::tests {

inline reports::Report poisoned_report(const std::string& text) {
  auto report = mixed_report();
  report.challenge = {text, text, text, text, text, text};
  report.submission.language = report.submission.id = report.submission.submitted_at = text;
  report.submission.files = {{text, 1, text}};
  report.submission.candidate = reports::Candidate{text, text, text};
  report.compile.output = text;
  for (auto& group : report.groups) {
    group.id = text;
    group.ask = text;
    for (auto& one : group.cases) {
      const challenges::Excerpt shown{text, text.size(), false};
      one.id = text;
      one.description = one.hint = one.message = one.feedback = one.because = one.signal = text;
      one.stdin_text = one.stderr_text = one.expected = one.printed = shown;
      one.stdout_text = challenges::Excerpt{text + "x\n", text.size() + 2, false};
      one.where = challenges::Where{text, 1, text};
    }
  }
  for (auto& skill : report.skills) skill.id = text;
  report.level = reports::LevelResult{text, text, {text}, {{text, 50, 20}}};
  report.questions = {{text, text}};
  report.rubric = {{text, 20, 3, text, text}};
  report.isolation = {{text}, {text}, {text}};
  report.accepted_weaker = {text};
  report.host = {text, text, text};
  report.id = report.generated_at = report.generator = text;
  return report;
}

}  // namespace assay::tests
