// assay grade CHALLENGE SUBMISSION: judges one submission here and now, without a daemon.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/clock.hpp"
#include "base/digest.hpp"
#include "base/file.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "reports/audience.hpp"
#include "reports/render/render.hpp"
#include "runner/cli/commands.hpp"
#include "runner/cli/exit.hpp"
#include "runner/cli/inputs.hpp"
#include "runner/cli/terminal.hpp"
#include "runner/config.hpp"
#include "runner/host.hpp"
#include "runner/program_files.hpp"
#include "runner/warm_files.hpp"
#include "runner/judge.hpp"

namespace assay::runner::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* footer =
    "\n"
    "Examples:\n"
    "  assay grade challenges/catalog/rate-limiter main.py\n"
    "  assay grade rate-limiter ./my-solution --language go\n"
    "  assay grade rate-limiter upload.zip --format html --output report.html\n"
    "  assay grade rate-limiter main.php --format json | jq .score\n"
    "\n"
    "SUBMISSION is a source file, a folder, a .zip or a .tar.gz; an archive's one top\n"
    "folder is left out. The program is main.<ext> or the only source file. The\n"
    "report goes to standard output, progress and log lines to standard error.\n"
    "\n"
    "Exit status: 0 accepted, 1 graded and not accepted, 2 bad usage, challenge or\n"
    "submission (nothing was graded), 3 judge error, 4 the sandbox refused to run.";

struct Options {
  std::string challenge, submission, language, format = "text", output, audience = "panel";
  std::vector<std::string> accept_weaker;
};

// Asked before anything runs: minutes of judging must not end at a folder that is missing.
Result<void> check_output(const std::string& output) {
  if (output.empty()) return {};
  std::error_code error;
  const fs::path path(output);
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (fs::is_directory(path, error))
    return Error(ErrorCode::invalid, "--output " + printable(output, false) + " is a folder; name a file");
  if (!fs::is_directory(parent, error))
    return Error(ErrorCode::invalid, "--output " + printable(output, false) + ": there is no folder " + printable(parent.string(), false));
  return {};
}

reports::Facts facts_for(const Options& options, const challenges::Language& language, sandbox::Box& box) {
  const std::string now = iso8601(SystemClock().now());
  reports::Facts facts;
  facts.report_id = random_hex(12);
  facts.submission_id = random_hex(12);
  facts.generated_at = facts.submitted_at = now;
  facts.isolation = box.isolation();
  facts.accepted_weaker = options.accept_weaker;
  warm_files(language);  // before anything of it runs in a box
  facts.host = host_facts(language, box);
  return facts;
}

// Programs that were compiled before; null, and all is compiled, where no folder for them can be had.
std::unique_ptr<ProgramFiles> open_programs() {
  const fs::path folder = cache_folder();
  if (folder.empty()) return nullptr;
  auto opened = ProgramFiles::open(folder / "programs");
  if (opened) return std::move(*opened);
  spdlog::warn("compiled programs are not kept: {}", printable(opened.error().message(), false));
  return nullptr;
}

reports::Report judge_with_progress(const Judging& judging, sandbox::Box& box, reports::Facts facts) {
  std::size_t cases = 0;
  for (const challenges::Group& group : judging.challenge->groups) cases += group.cases.size();
  Progress progress(judging.challenge->id, cases);
  progress.show("compiling");
  Observer observer;
  observer.compiled = [&](const challenges::CompileResult&) { progress.show("running"); };
  observer.judged = [&](const challenges::CaseResult& result) { progress.step(result.group + "/" + result.id); };
  return judge(judging, box, std::move(facts), observer);
}

Result<void> write_report(const Options& options, const std::string& text) {
  if (!options.output.empty()) return write_file(options.output, text);
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return {};
  return errno_error("cannot write to standard output");
}

int status_of(const reports::Report& report) {
  if (report.incomplete || report.verdict == challenges::Verdict::JE) return exit_judge;
  return report.verdict == challenges::Verdict::AC ? exit_accepted : exit_not_accepted;
}

int grade(const Options& options) {
  const Result<void> output = check_output(options.output);
  if (!output) return fail(output.error());
  const auto challenge = open_challenge(options.challenge);
  if (!challenge) return fail(challenge.error(), true);
  const auto submission = open_submission(options.submission, options.language, **challenge);
  if (!submission) return fail(submission.error());
  const auto box = open_box(options.accept_weaker);
  if (!box) return fail(box.error());

  const challenges::Language& language = language_of(*submission);
  const std::unique_ptr<ProgramFiles> programs = open_programs();
  const Judging judging{*challenge, language, *submission, false, nullptr, programs.get()};
  const reports::Report report = judge_with_progress(judging, **box, facts_for(options, language, **box));
  const int status = status_of(report);
  const auto audience = options.audience == "candidate" ? reports::Audience::candidate : reports::Audience::panel;
  const reports::Report cut = reports::for_audience(report, audience);
  const bool to_terminal = options.output.empty();
  const std::string text = reports::find_format(options.format)
                               ->render({cut, submission->files, to_terminal && colour_wanted(), to_terminal ? columns() : 80});
  const Result<void> written = write_report(options, text);
  if (!written) return fail(Error(ErrorCode::internal, written.error().message()));
  return status;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const reports::Format& format : reports::formats()) names.emplace_back(format.name);
  return names;
}

}  // namespace

void add_grade(CLI::App& app, int& exit_status) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("grade", "Judge one submission here and now and print its report");
  command->footer(footer);
  command->add_option("CHALLENGE", options->challenge, "The challenge's folder")->required();
  command->add_option("SUBMISSION", options->submission, "What was handed in: a file, a folder, a .zip or a .tar.gz")->required();
  command->add_option("--language,-l", options->language, "The submission's language, where its files do not tell")
      ->envname("ASSAY_LANGUAGE");
  command->add_option("--format,-f", options->format, "Form of the report")
      ->envname("ASSAY_FORMAT")
      ->check(CLI::IsMember(format_names()))
      ->capture_default_str();
  command->add_option("--output,-o", options->output, "File to write the report to, instead of standard output")
      ->envname("ASSAY_OUTPUT");
  command->add_option("--audience", options->audience, "Who reads it; a candidate's report tells nothing of hidden cases")
      ->envname("ASSAY_AUDIENCE")
      ->check(CLI::IsMember({"panel", "candidate"}))
      ->capture_default_str();
  command->add_option("--accept-weaker", options->accept_weaker, "Run without this isolation layer; every report says so")
      ->envname("ASSAY_ACCEPT_WEAKER")
      ->type_name("LAYER")
      ->expected(1)
      ->take_all()
      ->delimiter(',');
  command->callback([options, &exit_status] { exit_status = grade(*options); });
}

}  // namespace assay::runner::cli
